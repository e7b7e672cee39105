import { useState, type FormEvent } from 'react';
import { useSurroundings } from '../surroundings';

/** Outside the demonstration nobody is handed a token: one is pasted, and kept for this tab only. */
export function TokenField() {
  const { t, session } = useSurroundings();
  const [token, setToken] = useState('');
  function use(event: FormEvent) {
    event.preventDefault();
    session.pasteToken(token.trim().replace(/^Bearer\s+/i, ''));
    setToken('');
  }
  return (
    <form className="token" onSubmit={use}>
      <label>{t.signIn.token} <input type="password" autoComplete="off" required value={token} onChange={(event) => setToken(event.target.value)} /></label>
      <button type="submit">{t.signIn.use}</button>
      <p>{t.signIn.hint}</p>
    </form>
  );
}
