import { describe, expect, it } from '@jest/globals';
import { Session, type SignedInPerson } from './session.js';

const wang: SignedInPerson = { id: 'wang', name: '王芳', party: '7', roles: ['maker'], scopes: ['read', 'acts'] };
const li: SignedInPerson = { ...wang, id: 'li', name: '李雷' };

function session() {
  const told: string[] = [];
  let reloads = 0;
  const one = new Session({ reload: () => (reloads += 1), tellOthers: ({ id }) => told.push(id) });
  return { one, told, reloads: () => reloads };
}

describe('a page’s session', () => {
  it('that is lost holds requests until the same person is back', async () => {
    const { one } = session();
    one.begin(wang);
    const waits = [one.lost(), one.lost()];
    expect(one.state.get()).toEqual({ kind: 'lost', person: wang });
    one.begin(wang);
    expect(await Promise.all(waits)).toEqual([true, true]);
    expect(one.state.get().kind).toBe('signed-in');
  });

  it('sends nothing that one person began in the name of another', async () => {
    const { one, reloads } = session();
    one.begin(wang);
    let isReleased = false;
    void one.lost().then(() => (isReleased = true));
    one.begin(li);
    await Promise.resolve();
    expect([reloads(), isReleased, one.state.get().kind]).toEqual([1, false, 'lost']);
  });

  it('begins anew when another page of the browser signs in as somebody else', () => {
    const { one, told, reloads } = session();
    one.begin(wang);
    expect(told).toEqual(['wang']);
    one.heardOf(wang);
    expect(reloads()).toBe(0);
    one.heardOf(li);
    expect(reloads()).toBe(1);
  });

  it('that is lost goes on when another page of the browser has the same person back, with what they may do by now', async () => {
    const { one, reloads } = session();
    one.begin(wang);
    const wait = one.lost();
    const promoted = { ...wang, roles: ['maker' as const, 'checker' as const] };
    one.heardOf(promoted);
    expect(await wait).toBe(true);
    expect([one.state.get(), reloads()]).toEqual([{ kind: 'signed-in', person: promoted }, 0]);
  });

  it('begins anew when the service answers in somebody else’s name, and has nothing to do with it when nobody is signed in', () => {
    const { one, reloads } = session();
    one.heardOfAnother();
    one.heardOf(li);
    expect([reloads(), one.state.get().kind]).toEqual([0, 'unknown']);
    one.begin(wang);
    one.heardOfAnother();
    expect(reloads()).toBe(1);
  });

  it('that is ended lets what waits go unanswered, and there is none to lose', async () => {
    const { one } = session();
    one.begin(wang);
    const wait = one.lost();
    one.end();
    expect(await wait).toBe(false);
    expect(await one.lost()).toBe(false);
  });
});
