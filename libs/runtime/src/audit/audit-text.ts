/** Every column of `audit a` as one exact text: what an event's digest of its audit row covers. Written and verified by the same expression. */
export const AUDIT_TEXT = `json_build_array(a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), a.actor_id, a.department_id, a.entity, a.entity_id, a.version,
  to_char(a.known_on, 'YYYY-MM-DD'), a.region_paths, a.event_ids, a.project_id, a.before::text, a.after::text)::text`;

export const AUDIT_DIGEST = `sha256(convert_to(${AUDIT_TEXT}, 'UTF8'))`;
