import type { ReactNode } from 'react';
import { Share } from '../shell/Ratio';
import { Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Rates } from './operations';

/** The landing rate by one thing or another. */
export function RateTable({ title, head, rates, name }: { title: string; head: string; rates: Rates | null; name(key: string | null): ReactNode }) {
  const { t } = useSurroundings();
  return (
    <section className="card">
      <h2>{title}</h2>
      {!rates?.length ? <p className="quiet">{t.leads.empty}</p> : <Table label={title} rows={rates} columns={[{ head, cell: ({ key }) => name(key) }, { head: t.leads.rate, cell: ({ rate }) => <Share of={rate} />, right: true }]} />}
    </section>
  );
}
