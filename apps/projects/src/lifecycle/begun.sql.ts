/** SQL over a project `p`: its works have begun, by a report of the start or by the stage of a list that names no day. */
export const BEGUN = "(p.started_on is not null or p.stage in ('UNDER_CONSTRUCTION', 'SUSPENDED', 'COMPLETED', 'COMMISSIONED', 'AT_CAPACITY'))";
