import { useState } from 'react';
import { moment } from '../format';
import { fill } from '../messages';
import { present, Section, Table } from '../shell/Section';
import { useSurroundings } from '../surroundings';
import type { Part } from './part';
import { accepted, saveFile, sendFile, type SentFile } from './sending';

type Shown = SentFile & { uploadedAt?: string };
const KINDS = ['EVIDENCE', 'LETTER', 'OTHER'] as const;
const lengthOf = (size: number): string => (size < 1024 * 100 ? `${Math.ceil(size / 1024)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`);

/** Evidence and letters as they were uploaded: to save, and to add to. */
export function Files({ project, faults }: Part) {
  const { t, lang, session } = useSurroundings();
  const [added, setAdded] = useState<Shown[]>([]);
  const [kind, setKind] = useState<SentFile['kind']>('EVIDENCE');
  const [under, setUnder] = useState<number | null>(null);
  const [refused, setRefused] = useState('');
  const known = present(project.files?.nodes);
  const files: Shown[] = [...added.filter(({ id }) => known.every((each) => each.id !== id)), ...known];

  const send = async (file: File): Promise<void> => {
    setRefused('');
    setUnder(0);
    const sent = await sendFile({ project: project.code, kind, file, authorization: await session.authorize(), lang, onProgress: setUnder });
    setUnder(null);
    if ('file' in sent) setAdded((before) => [{ ...sent.file, uploadedAt: new Date().toISOString() }, ...before]);
    else setRefused(fill(t.files.refused, { name: file.name, message: sent.fault.message }));
  };
  const save = async ({ id, name }: Shown): Promise<void> => {
    const fault = await saveFile(id, name, await session.authorize(), lang);
    setRefused(fault ? fault.message : '');
  };

  return (
    <Section title={t.files.title} field="files" faults={faults} empty={!files.length && !project.mayAddFiles} wide>
      {files.length > 0 && (
        <Table label={t.files.title} rows={files} columns={[
          { head: t.files.name, cell: (file) => <button type="button" className="link" onClick={() => { void save(file); }}>{file.name}</button> },
          { head: t.files.kind, cell: (file) => t.fileKind[file.kind] },
          { head: t.files.size, cell: ({ size }) => lengthOf(size), right: true },
          { head: t.files.at, cell: ({ uploadedAt }) => <span className="number">{moment(uploadedAt ?? null, lang) ?? t.app.absent}</span>, right: true },
        ]} />
      )}
      {project.mayAddFiles && (
        <div className="send no-print">
          <label>{t.files.kind} <select value={kind} onChange={({ target }) => { setKind(target.value as SentFile['kind']); }}>{KINDS.map((each) => <option key={each} value={each}>{t.fileKind[each]}</option>)}</select></label>
          <label className="choose">{t.files.add} <input type="file" accept={accepted} disabled={under !== null} onChange={({ target }) => { const [file] = target.files ?? []; if (file) void send(file).finally(() => { target.value = ''; }); }} /></label>
          {under !== null && <span role="status"><progress value={under} /> {fill(t.files.sending, { part: String(Math.round(under * 100)) })}</span>}
          <small className="quiet">{t.files.hint}</small>
        </div>
      )}
      {refused && <p className="missing" role="alert">{refused}</p>}
    </Section>
  );
}
