import { go } from '../address';
import { DEFAULT_LOGIN } from '../session';
import { useHref, useSurroundings } from '../surroundings';

/** Signs in as one of the demonstration's people; shown only where they exist. */
export function PersonPicker() {
  const { t, session: { people, login } } = useSurroundings();
  const href = useHref();
  if (!people) return <span className="person" />;
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
