import { keySigner } from '@tallystick/api-client';

export function addressOf(privateKey: string): string {
  return keySigner(privateKey).account;
}
