interface Named { name?: string | null; title: string; titleEn: string }

/** A name is personal data and not for everyone; the title tells all whom a task is with. */
export const nameOrTitle = (person: Named | null | undefined, lang: 'zh' | 'en'): string | undefined => person?.name ?? (lang === 'zh' ? person?.title : person?.titleEn);
