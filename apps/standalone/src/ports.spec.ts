import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { freePort, HOST, requireFreePort } from './ports.js';

describe('ports', () => {
  it('says which port is taken and how to choose another', async () => {
    const listener = createServer();
    const port = await freePort();
    await once(listener.listen(port, HOST), 'listening');
    await expect(requireFreePort(port)).rejects.toMatchObject({
      code: 'port-taken',
      message: expect.stringContaining(`--port ${port + 1}`),
    });
    listener.close();
    await once(listener, 'close');
    await expect(requireFreePort(port)).resolves.toBeUndefined();
  });
});
