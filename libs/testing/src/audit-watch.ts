import { copiesOf, entitiesOf, type ServiceDefinition } from '@cornerstone/runtime/service';
import type { DataSource } from 'typeorm';
import { onServer } from './bridges';

/** Running totals that follow from rows which are only ever added; their own history would lock out two drawings at once. */
const TOTALS: Readonly<Record<string, readonly string[]>> = { fund_batch: ['allocated'], element_pool: ['reserved', 'supplied'], issue_number: ['last'], listing_version: ['stands_until'] };
/** A newer mention takes the place of the one before; both are told whole by their events. */
const REPLACED = ['listing'];
/** Reports of what an import did, only ever added: they say themselves by whom, also where the import changed nothing. */
const SAYS_WHO: Readonly<Record<string, string>> = { import_batch: 'by', report_batch: 'by', plan_batch: 'by', fund_import: 'actor_id' };
/** What the runtime keeps for itself, copies of what other services tell, and what is kept ready of rows that are watched themselves; rows as they were known (…_known) are the audit's own. */
const UNWATCHED = ['event', 'event_position', 'pending', 'audit', 'answered', 'inbox', 'parked_message', 'stream_place', 'heard_version', 'relay_place', 'clock', 'region_copy', 'project_copy', 'migration', 'report_year'];

const OBSERVING = `create table observed (seq bigint generated always as identity, xid text not null, actor text, relation text not null, old jsonb, new jsonb);
  grant select, delete on observed to public;
  create function observe() returns trigger language plpgsql security definer as $$ begin
    insert into observed (xid, actor, relation, old, new) values (pg_current_xact_id()::text, nullif(current_setting('app.actor', true), ''), tg_table_name, to_jsonb(old), to_jsonb(new));
    return null;
  end $$;`;

type Row = Record<string, unknown>;
interface Observed { relation: string; actor: string | null; old: Row | null; new: Row | null; is_audited: boolean; /** Of the steps from the one version to the other. */ befores: (Row | null)[] | null; afters: Row[] | null; changed: string[] | null }

export interface AuditWatch {
  /** What mutations have changed since the last look without its author, before and after in the audit. */
  unaudited(): Promise<string[]>;
}

/** Sees every row that changes, whoever changes it and how, and compares it with the audit of its transaction. */
export async function watchAudit(definition: ServiceDefinition, ownerUrl: string, worker: DataSource): Promise<AuditWatch> {
  const recorded = entitiesOf(definition.slices).filter((Entity) => 'scope' in (Entity.prototype as object)).map((Entity) => worker.getMetadata(Entity).tableName);
  const unwatched = [...UNWATCHED, ...copiesOf(definition).flatMap(({ tables }) => tables)];
  const tables = await worker.query<{ name: string }[]>("select tablename as name from pg_tables where schemaname = 'public' and tablename <> all($1) and tablename !~ '_known$'", [unwatched]);
  await onServer(ownerUrl, (client) => client.query(`${OBSERVING} ${tables.map(({ name }) => `create trigger observed after insert or update or delete on "${name}" for each row execute function observe();`).join('\n')}`));
  return {
    async unaudited() {
      const taken = await worker.query<Observed[]>(`/* changes and their audit */ with taken as (delete from observed returning *)
        select t.relation, t.actor, t.old, t.new, exists (select from audit a where a.xmin::text = t.xid and a.actor_id = t.actor) as is_audited, mine.befores, mine.afters,
          array(select k from jsonb_object_keys(coalesce(t.new, '{}')) k where t.new -> k is distinct from t.old -> k) as changed
        from taken t cross join lateral (select jsonb_agg(before order by version) as befores, jsonb_agg(after order by version) as afters from audit a
            where a.xmin::text = t.xid and a.entity = t.relation and a.entity_id = t.new ->> 'id' and a.version > coalesce((t.old ->> 'version')::int, 0) and a.version <= (t.new ->> 'version')::int) mine
        where coalesce(t.actor, '') not like 'system:%' order by t.seq`);
      return taken.flatMap((each) => faultOf(each, recorded.includes(each.relation)).map((fault) => `${each.relation} ${String((each.new ?? each.old)?.['id'] ?? '')}: ${fault}`));
    },
  };
}

function faultOf({ relation, actor, old, new: now, is_audited: isAudited, befores, afters, changed }: Observed, isRecorded: boolean): string[] {
  const after = afters && Object.assign({}, ...afters) as Row;
  const before = befores?.[0] ? Object.assign({}, ...befores.toReversed()) as Row : null;
  if (!old && now?.[SAYS_WHO[relation] ?? ''] === actor) return [];
  if (!isAudited) return ['nothing says in the audit who did it'];
  if (!now) return REPLACED.includes(relation) ? [] : ['deleted'];
  const own = (changed ?? []).filter((name) => !(old && TOTALS[relation]?.includes(name)));
  if (own.length === 0) return [];
  if (!isRecorded) return old ? own.filter((name) => old[name] !== null).map((name) => `${name} was written over, and what was before is kept nowhere`) : [];
  if (!after) return [`${own.join(', ')} changed without an audit row of its own`];
  if (!old !== !before) return [before ? 'the audit of a new row has a before' : 'the audit of a changed row has no before'];
  const names = Object.keys(after).filter((name) => name in now);
  return [
    ...own.filter((name) => now[name] !== null && !(name in after)).map((name) => `${name} is not in the audit`),
    ...names.filter((name) => !alike(after[name], now[name])).map((name) => `${name} is ${JSON.stringify(now[name])}, after says ${JSON.stringify(after[name])}`),
    ...(before && old ? names.filter((name) => !alike(before[name], old[name])).map((name) => `${name} was ${JSON.stringify(old[name])}, before says ${JSON.stringify(before[name])}`) : []),
  ];
}

/** The audit keeps numbers as the texts that the driver gives: 120.5 and "120.50" are one amount. */
function alike(said: unknown, is: unknown): boolean {
  if (said === is || JSON.stringify(said) === JSON.stringify(is)) return true;
  if (said === undefined || said === null || is === null || is === undefined) return (said ?? null) === (is ?? null);
  if (typeof is === 'number' && (typeof said === 'string' || typeof said === 'number')) return Number(said) === is;
  if (typeof is === 'string' && typeof said === 'string') return Date.parse(said) === Date.parse(is);
  return sorted(said) === sorted(is);
}

const sorted = (value: unknown): string => JSON.stringify(value, (_, each: unknown) => (typeof each === 'object' && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1))) : each));
