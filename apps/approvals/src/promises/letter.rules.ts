import { Rejection } from '@cornerstone/kernel/rejection';

/** A file as far as it may be seen; null where it is unknown here. */
export type Letter = { projectId: string; kind: string } | null;

/** A2: the letter of a promise is a letter of the same project. */
export function checkLetter(letter: Letter, letterId: string, projectId: string): string {
  // What the projects service has just told may still be on its way.
  if (!letter) throw new Rejection('A2.letter-unknown', { en: `No file ${letterId} is known here; one that was just uploaded is in a moment.`, zh: `未找到文件 ${letterId}；刚上传的文件请稍候再试。` }, { letter: letterId });
  if (letter.projectId !== projectId) throw new Rejection('A2.letter-of-another-project', { en: `The file ${letterId} belongs to another project.`, zh: `文件 ${letterId} 属于其他项目。` }, { letter: letterId });
  if (letter.kind !== 'LETTER') throw new Rejection('A2.not-a-letter', { en: `The file ${letterId} was uploaded as ${letter.kind}, not as LETTER.`, zh: `文件 ${letterId} 的类别为 ${letter.kind}，不是承诺函（LETTER）。` }, { letter: letterId, kind: letter.kind });
  return letterId;
}
