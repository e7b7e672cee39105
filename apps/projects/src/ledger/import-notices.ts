import type { Sentence } from '@cornerstone/kernel/rejection';
import { nameKey } from './mention.rules';
import type { Project } from './project.entity';

/** What is worth a look of a row that was taken in. */
export interface Noticed { rule: string; sentence: Sentence }

/** The project keeps its code: a list is not where codes are given, and a row that writes another one may mean an earlier one or another project. */
export const otherCode = ({ code }: Project, national: string): Noticed[] => (code === national ? [] : [{
  rule: 'P8.code-is-another', sentence: { en: `The list writes ${national}, the ledger has the project under ${code}: change its code if that is a new one.`, zh: `清单代码为 ${national}，台账中该项目代码为 ${code}；如已重新赋码，请另行变更。` },
}]);

/** A package and its sub-projects have one code: the ledger keeps each under a code of its own, the first under the national one. */
export const codeShared = ({ name, code }: Project, told: string, national: string): Noticed => ({
  rule: 'P8.code-shared', sentence: { en: `${national} is the code of “${name}” in the ledger (${code}): “${told}” is kept under a code of its own. Say whether it is a part of that project.`, zh: `代码 ${national} 在台账中属于“${name}”，“${told}”另行编号登记；如属打捆子项目，请登记从属关系。` },
});

/** The same code and another name: a new name or another project, which is for the list's owner to say. */
export const otherName = ({ name, code, nameKey: key }: Project, told: string): Noticed[] => (nameKey(told) === key ? [] : [{
  rule: 'P8.name-is-another', sentence: { en: `The list calls ${code} “${told}”, the ledger “${name}”: the ledger's name stays.`, zh: `清单中 ${code} 名为“${told}”，台账中为“${name}”，台账名称不变，请核对。` },
}]);

/** The place on the list is the same and the description is not, and what the row said before was not kept: a correction, or what another list has overruled. */
export const notTaken = ({ name, code }: Project): Noticed => ({
  rule: 'P8.correction-not-told', sentence: { en: `The list describes “${name}” (${code}) otherwise than the ledger, and whether that is new cannot be told: the ledger's description stays.`, zh: `清单对“${name}”（${code}）的描述与台账不同，无法判断是否为更正，台账描述不变，请核对。` },
});
