import type { DemoPerson } from '@cornerstone/runtime/demo-people';
import { escape, page } from './page';
import { wordsIn, type Language } from './words';

export interface Form { people: readonly DemoPerson[]; login: string; password: string; fault: string | null }

/** Choosing a person asks for this page again with the name filled in: it works without a script. */
export function signInPage(language: Language, { people, login, password, fault }: Form): string {
  const t = wordsIn(language);
  const isChosen = people.some((person) => person.login === login);
  return page(language, t.signIn, `
<section><h1>${t.signIn}</h1>${fault ? `<p class="fault" role="alert">${escape(fault)}</p>` : ''}
<form method="post" autocomplete="on">
<label>${t.login}<input name="login" required maxlength="100" autocomplete="username" autocapitalize="none" spellcheck="false" value="${escape(login)}"${isChosen ? '' : ' autofocus'}></label>
<label>${t.password}<input name="password" type="password" required maxlength="200" autocomplete="current-password" value="${isChosen ? escape(password) : ''}"></label>
<button class="main" type="submit"${isChosen ? ' autofocus' : ''}>${t.submit}</button>
</form></section>
<section><h2>${t.people}</h2><p class="quiet">${t.choose}<br>${t.note}<code>${escape(password)}</code></p>
<ul>${people.map((person) => `<li><a href="?login=${encodeURIComponent(person.login)}"${person.login === login ? ' aria-current="true"' : ''}><span>${escape(person.name)} <small>${escape(person.login)}</small></span><small>${escape(language === 'zh' ? person.titleZh : person.titleEn)}</small></a></li>`).join('')}</ul></section>`);
}

export function faultPage(language: Language, fault: string, back: string): string {
  const t = wordsIn(language);
  return page(language, t.failed, `<section><h1>${t.failed}</h1><p class="fault" role="alert">${escape(fault)}</p><p><a href="${escape(back)}">${t.back}</a></p></section>`);
}

/** `form` is the issuer's own, with its secret against foreign requests. */
export function signOutPage(language: Language, form: string, script: string): string {
  const t = wordsIn(language);
  return page(language, t.signOut, `<section><h1>${t.ask}</h1>${form}<button type="submit" form="op.logoutForm" value="yes" name="logout"${script ? ' autofocus' : ''}>${t.leave}</button><button type="submit" form="op.logoutForm">${t.stay}</button></section>`, script);
}

export const signedOutPage = (language: Language, back: string): string => {
  const t = wordsIn(language);
  return page(language, t.signOut, `<section><h1>${t.left}</h1><p><a href="${escape(back)}">${t.back}</a></p></section>`);
};
