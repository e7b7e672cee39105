import { useSurroundings } from '../surroundings';
import { TokenField } from './TokenField';

/** Outside the demonstration, before one has signed in: the way in, and where there is no issuer a field for a token. */
export function NotSignedIn() {
  const { t, session: { account, people, signIn } } = useSurroundings();
  if (account || people !== null) return null;
  if (!signIn) return <TokenField />;
  return (
    <div className="token">
      <p>{t.signIn.needed}</p>
      <button type="submit" onClick={signIn}>{t.signIn.in}</button>
      <details><summary>{t.signIn.orToken}</summary><TokenField /></details>
    </div>
  );
}
