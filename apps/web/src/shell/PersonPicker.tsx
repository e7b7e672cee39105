import { go } from '../address';
import type { DemoPerson } from '../demonstration';
import { DEFAULT_LOGIN } from '../session';
import { useHref, useSurroundings } from '../surroundings';

/** The quick way in: one of the demonstration's people, without a password; shown only where they exist. */
export function PersonPicker({ people }: { people: DemoPerson[] }) {
  const { t, session: { login } } = useSurroundings();
  const href = useHref();
  const known = people.some((person) => person.login === login);
  return (
    <label className="person">
      <span>{t.app.person}</span>
      <select value={login} onChange={(event) => go(href.here({ as: event.target.value === DEFAULT_LOGIN ? undefined : event.target.value, after: undefined }))}>
        {!known && <option value={login}>{login}</option>}
        {people.map((person) => <option key={person.login} value={person.login}>{`${person.login} · ${person.title || person.name}`}</option>)}
      </select>
    </label>
  );
}
