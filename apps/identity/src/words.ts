export type Language = 'zh' | 'en';

/** The console says which language it is in; else the browser does; else Chinese. */
export const languageOf = (uiLocales: unknown, acceptLanguage: string | undefined): Language => (/^\s*en/i.test(typeof uiLocales === 'string' ? uiLocales : acceptLanguage ?? '') ? 'en' : 'zh');

const zh = {
  signIn: '登录', login: '用户名', password: '密码', submit: '登录', people: '演示人员', choose: '点选一位，用户名和密码即填好。', note: '演示环境，所有演示人员共用一个密码：',
  gone: '登录已过期或未从本系统发起，请返回重新登录。', back: '返回', failed: '无法登录', signOut: '退出登录', ask: '确定要退出 Cornerstone 吗？', leave: '退出', stay: '取消', left: '已退出登录。', tooLarge: '请求过大。', foreign: '请求来自其他网站，已拒绝。',
};
const en: typeof zh = {
  signIn: 'Sign in', login: 'User name', password: 'Password', submit: 'Sign in', people: 'People of the demonstration', choose: 'Choose one, and name and password are filled in.', note: 'This is a demonstration; everybody in it has the same password: ',
  gone: 'This sign-in has expired or was not begun here. Go back and sign in again.', back: 'Back', failed: 'Sign-in failed', signOut: 'Sign out', ask: 'Do you want to sign out of Cornerstone?', leave: 'Sign out', stay: 'Cancel', left: 'You are signed out.', tooLarge: 'The request is too large.', foreign: 'The request comes from another site and is refused.',
};
export const wordsIn = (language: Language): typeof zh => (language === 'en' ? en : zh);
