import { attributes, attributesTable } from './attributes';
import { envelopeHeaders } from './envelope-words';

describe('the attributes of an event 事件属性', () => {
  it('has every header of a message, its key and its value', () => {
    expect(attributes.map(({ kafka }) => kafka)).toEqual([...Object.keys(envelopeHeaders.properties ?? {}), 'key of the message', 'value of the message']);
  });

  it('says what each is called where it is read, of which type it is and what it means', () => {
    const lines = attributesTable().split('\n');
    expect(lines).toEqual(expect.arrayContaining([
      expect.stringMatching(/^\| `ce_knownon` \| `knownon` \| `knownon` \| date \| Day since .* · 知悉日期/), expect.stringMatching(/^\| `ce_aggregateversion` \| `aggregateversion` \| `aggregateversion` \| integer \|/),
      expect.stringMatching(/^\| `content-type` \| `datacontenttype` \| {2}\| string \|/), expect.stringMatching(/^\| key of the message \| {2}\| `key` \|/),
    ]));
    expect(new Set(lines.map((line) => line.split('|').length))).toEqual(new Set([7]));
  });
});
