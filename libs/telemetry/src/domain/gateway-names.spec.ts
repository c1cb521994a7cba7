import { describe, expect, it } from '@jest/globals';
import { clientIdOf, findGatewayByClientId, findGatewayByUrn, urnOfGateway } from './gateway-names.js';

const named = { site: 'site-7', gateway: 'scale:east_1.2' };

describe('what a gateway is called', () => {
  it('is said by client id and certificate, both ways', () => {
    expect(clientIdOf(named)).toBe('site-7/scale:east_1.2');
    expect(findGatewayByClientId(clientIdOf(named))).toEqual(named);
    expect(urnOfGateway(named)).toBe('urn:tallystick:site-7:scale:east_1.2');
    expect(findGatewayByUrn(urnOfGateway(named))).toEqual(named);
  });

  it.each([
    '',
    'site-7',
    'site-7/',
    '/gateway-1',
    'site-0/g',
    'site-7/g/h',
    'site-7/g+',
    'site-7/#',
    `site-7/${'g'.repeat(65)}`,
  ])('is not said by the client id "%s"', (clientId) => {
    expect(findGatewayByClientId(clientId)).toBeUndefined();
  });

  it.each([
    'urn:tallystick:site-7',
    'urn:tallystick:site-7:',
    'urn:tallystick:7:g',
    'urn:other:site-7:g',
    'urn:tallystick:site-7:g/h',
  ])('is not said by the name %s', (urn) => {
    expect(findGatewayByUrn(urn)).toBeUndefined();
  });
});
