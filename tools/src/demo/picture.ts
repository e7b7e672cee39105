import { deflateSync, crc32 } from 'node:zlib';
import { chance } from './chance';

const WIDTH = 320;
const HEIGHT = 200;
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A drawn picture (PNG) of sky, ground and some buildings, the same for the same words: nobody takes it for a photograph. */
export function stillPicture(words: string): Buffer {
  const luck = chance(words);
  const sky = 150 + Math.floor(luck() * 60);
  const buildings = Array.from({ length: 6 }, (_, at) => ({ from: at * 54 + Math.floor(luck() * 14), height: 30 + Math.floor(luck() * 90), shade: 70 + Math.floor(luck() * 90) }));
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const row = Buffer.alloc(1 + WIDTH * 3);
    for (let x = 0; x < WIDTH; x += 1) {
      const building = buildings.find(({ from, height }) => x >= from && x < from + 40 && y < 160 && y > 160 - height);
      const [red, green, blue] = building ? [building.shade, building.shade, building.shade + 12] : y > 160 ? [148, 118, 82] : [sky, sky + 20, 235];
      row.set([red, green, blue], 1 + x * 3);
    }
    return row;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}
