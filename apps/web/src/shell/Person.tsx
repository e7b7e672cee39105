import { useSurroundings } from '../surroundings';
import { PersonPicker } from './PersonPicker';

/** Who is signed in and the way out; else the way in, and in the demonstration the quick way. */
export function Person() {
  const { t, session: { account, people, signIn, signOut } } = useSurroundings();
  if (account) {
    return (
      <div className="person">
        <span>{t.app.person}</span>
        <strong>{account.name}</strong>{account.name !== account.login && <span>{account.login}</span>}
        <button type="button" onClick={signOut}>{t.signIn.out}</button>
      </div>
    );
  }
  return (
    <div className="person">
      {people && <PersonPicker people={people} />}
      {signIn && <button type="button" onClick={signIn}>{people ? t.signIn.byPassword : t.signIn.in}</button>}
    </div>
  );
}
