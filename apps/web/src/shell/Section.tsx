import type { ReactNode } from 'react';
import { faultAt, isNotForYou, isUnavailable, type Fault } from '../faults';
import { fill, label } from '../messages';
import { useSurroundings } from '../surroundings';

/** Items of another service may be null when it is silent; what is left is shown. */
export const present = <T,>(items: ReadonlyArray<T | null> | null | undefined): T[] => (items ?? []).filter((item): item is T & {} => item !== null && item !== undefined);

/** Where a part of the answer did not come: why, in a sentence. */
export function Missing({ field, faults, nothing }: { field: string; faults: Fault[]; nothing?: string | undefined }) {
  const { t } = useSurroundings();
  const fault = faultAt(faults, field);
  if (!fault) return <p className="quiet">{nothing ?? t.project.empty}</p>;
  if (isNotForYou(fault)) return <p className="quiet">{fault.message}</p>;
  const text = isUnavailable(fault)
    ? fill(t.fault.section, { service: label(t.service, fault.service) || t.fault.anyService }) : fill(t.fault.sectionRefused, { message: fault.message });
  return <p className="missing">{text}</p>;
}

interface Props { title: string; field: string; faults: Fault[]; empty: boolean; wide?: boolean; /** Said where there is nothing. */ nothing?: string; children: ReactNode }

/** One part of the ledger: its content, or that there is none, or why it could not be had. */
export function Section({ title, field, faults, empty, wide = false, nothing, children }: Props) {
  return (
    <section className={wide ? 'card wide-card' : 'card'} id={field} aria-labelledby={`${field}-title`}>
      <h2 id={`${field}-title`}>{title}</h2>
      {empty ? <Missing field={field} faults={faults} nothing={nothing} /> : children}
    </section>
  );
}

export interface Column<Row> { head: string; cell(row: Row): ReactNode; right?: boolean }

/** A plain table from a list; the first column names the row. */
export function Table<Row>({ rows, columns, label: name }: { rows: Row[]; columns: Array<Column<Row>>; label: string }) {
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={name}>
      <table>
        <thead><tr>{columns.map(({ head, right }) => <th key={head} scope="col" className={right ? 'right' : undefined}>{head}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map(({ head, cell, right }, at) => (at === 0
                ? <th key={head} scope="row">{cell(row)}</th> : <td key={head} className={right ? 'right' : undefined}>{cell(row)}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
