import { ALGORITHMS } from '@tallystick/telemetry';
import { Option } from 'commander';

export const KEY_OPTION = () =>
  new Option('--key <file>', 'the file with the operator’s key').default('operator-key.pem');

export const ALGORITHM_OPTION = () =>
  new Option('--algorithm <name>', 'EdDSA (Ed25519), or ES256 (P-256)').choices([...ALGORITHMS]).default('EdDSA');
