import { ApolloGateway } from '@apollo/gateway';
import './graph';

describe('what the gateway tells of itself 遥测', () => {
  it('is nothing: no exporter is made for the maker of @apollo/gateway', () => {
    expect(Reflect.get(new ApolloGateway({ supergraphSdl: '' }), 'toDispose')).toEqual([]);
  });
});
