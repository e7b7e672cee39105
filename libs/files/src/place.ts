import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { folderStore, incomingFolder } from './folder-store';
import type { FileStore } from './store';

/** What the settings of a store are; the same for the gateway and the command line. */
export interface PlaceSettings { FILES?: string | undefined; FILES_S3_ENDPOINT?: string | undefined; FILES_S3_REGION?: string | undefined; FILES_S3_ACCESS_KEY?: string | undefined; FILES_S3_SECRET_KEY?: string | undefined }

export interface Place { store: FileStore; /** Where files lie while they come in. */ incoming: string }

const S3 = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w./-]*))?$/;

/** What is wrong with the settings, by their name; empty where nothing is. */
export function faultsOfPlace(settings: PlaceSettings): { setting: keyof PlaceSettings; fault: string }[] {
  const { FILES } = settings;
  if (FILES === undefined || /^folder:./.test(FILES)) return [];
  if (!S3.test(FILES)) return [{ setting: 'FILES', fault: 'must be folder:/path or s3://bucket/prefix' }];
  const missing = (['FILES_S3_ACCESS_KEY', 'FILES_S3_SECRET_KEY'] as const).filter((setting) => !settings[setting]).map((setting) => ({ setting, fault: 'is needed for s3://' }));
  const endpoint = settings.FILES_S3_ENDPOINT;
  return [...missing, ...(endpoint && !/^https?:\/\/\S+$/.test(endpoint) ? [{ setting: 'FILES_S3_ENDPOINT' as const, fault: 'must be an http:// or https:// address' }] : [])];
}

/** `folder:/path` or `s3://bucket/prefix`; null where files are not set up. The client of S3 is large: it is read where it is used. */
export async function openPlace(settings: PlaceSettings): Promise<Place | null> {
  const { FILES } = settings;
  if (FILES === undefined) return null;
  const [, bucket, prefix = ''] = S3.exec(FILES) ?? [];
  if (bucket === undefined) {
    const folder = resolve(FILES.replace(/^folder:/, ''));
    return { store: folderStore(folder), incoming: incomingFolder(folder) };
  }
  const { s3Store } = await import('./s3-store');
  return {
    store: s3Store({
      bucket, prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`, endpoint: settings.FILES_S3_ENDPOINT, region: settings.FILES_S3_REGION ?? 'us-east-1',
      accessKeyId: settings.FILES_S3_ACCESS_KEY ?? '', secretAccessKey: settings.FILES_S3_SECRET_KEY ?? '',
    }),
    incoming: join(tmpdir(), 'cornerstone-incoming'),
  };
}
