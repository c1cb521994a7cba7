import type { components } from '@tallystick/api-client/browser';
import { Tag, type Tone } from '@tallystick/web-kit';
import { useWords } from '../words/index.js';

type Passkey = components['schemas']['ActingPasskeyView'];

const TONES: Readonly<Record<Passkey['state'], Tone>> = {
  unproved: 'warn',
  registered: 'info',
  'on-account': 'good',
  'to-be-removed': 'warn',
  removed: 'plain',
};

/** Where a passkey stands, and whether it is suspected of having a copy. */
export function DeviceState({ passkey: { state, suspectedAt } }: { readonly passkey: Passkey }) {
  const { devices: words } = useWords();
  return (
    <>
      <Tag tone={TONES[state]}>{words.states[state]}</Tag> {suspectedAt && <Tag tone="bad">{words.suspected}</Tag>}
    </>
  );
}
