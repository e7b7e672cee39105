import { badInput } from './rejection';
import { hasForbiddenCharacter } from './text';

const MEGABYTE = 1024 * 1024;

export interface FileType { extension: string; /** Other endings that say the same. */ also?: readonly string[]; most: number; /** A browser may show it: it runs nothing. */ inline: boolean }
const still: Omit<FileType, 'extension'> = { most: 20 * MEGABYTE, inline: true };
const paper: Omit<FileType, 'extension'> = { most: 20 * MEGABYTE, inline: false };
const moving: Omit<FileType, 'extension'> = { most: 200 * MEGABYTE, inline: true };

/** What may be kept as evidence or letter. SVG and HTML run scripts: never. */
export const fileTypes: Readonly<Record<string, FileType>> = {
  'image/jpeg': { extension: 'jpg', also: ['jpeg', 'jfif'], ...still }, 'image/png': { extension: 'png', ...still }, 'image/webp': { extension: 'webp', ...still },
  'image/heic': { extension: 'heic', ...still }, 'image/heif': { extension: 'heif', ...still },
  // A drone's or satellite's orthophoto (GeoTIFF) is as long as a video; browsers do not show it.
  'image/tiff': { extension: 'tif', also: ['tiff'], most: moving.most, inline: false },
  'application/pdf': { extension: 'pdf', ...paper },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { extension: 'xlsx', ...paper }, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { extension: 'docx', ...paper },
  'video/mp4': { extension: 'mp4', ...moving }, 'video/quicktime': { extension: 'mov', ...moving },
};
export const fileType = (mediaType: string): FileType | null => (Object.hasOwn(fileTypes, mediaType) ? fileTypes[mediaType] ?? null : null);

export const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

const LONGEST_NAME = 200;
/** Windows keeps these for itself. */
const NOT_IN_NAMES = /[<>:"|?*]/g;

/** A name to keep and to save under: its last part, composed, without what hides or steers, with the ending of what it is. */
export function storedName(given: string, mediaType: string): string {
  const type = fileType(mediaType);
  if (!type) throw badInput('files.type', { en: `${mediaType} is not accepted.`, zh: `不接受 ${mediaType} 类型的文件。` }, { mediaType });
  const last = given.toWellFormed().split(/[\\/]/).at(-1) ?? '';
  const shown = [...last].filter((character) => !hasForbiddenCharacter(character) && character >= ' ').join('').normalize('NFC').replace(NOT_IN_NAMES, '_').replace(/^[\s.]+|[\s.]+$/g, '');
  const dot = shown.lastIndexOf('.');
  const ending = shown.slice(dot + 1).toLowerCase();
  const fits = dot > 0 && (ending === type.extension || (type.also ?? []).includes(ending));
  const tail = fits ? shown.slice(dot) : `.${type.extension}`;
  const stem = (fits ? shown.slice(0, dot) : shown).trim() || 'file';
  return `${[...stem].slice(0, LONGEST_NAME - tail.length).join('').trim()}${tail}`;
}
