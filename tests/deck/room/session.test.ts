import { describe, expect, it } from 'vitest';
import { askedSession, randomId, takeSeat, withSession } from '@/components/deck/room/session';

/** The sessionStorage of a tab. */
function tab(text = new Map<string, string>()) {
  const storage = {
    getItem: (name: string) => text.get(name) ?? null,
    setItem: (name: string, value: string) => void text.set(name, value),
  };
  return { text, storage: () => storage as unknown as Storage };
}

describe('the session of a window', () => {
  it('is the one in the address', () => {
    expect(takeSeat('', '?s=abcdef12&x=1', tab().storage).session).toBe('abcdef12');
    expect(withSession('?x.y=1&s=old', 'abcdef12')).toBe('?x.y=1&s=abcdef12');
    expect(withSession('', 'abcdef12')).toBe('?s=abcdef12');
    for (const junk of ['', '?s=', '?s=a b', '?s=short', `?s=${'x'.repeat(65)}`, '?s=<script>']) {
      expect([junk, askedSession(junk)]).toEqual([junk, null]);
    }
  });

  it('is the same after a reload, with what was kept', () => {
    const { storage } = tab();
    const first = takeSeat('/base', '', storage);
    expect([first.session.length, first.kept]).toEqual([16, []]);
    first.save([{ key: 'slide' }]);
    first.leave();
    const second = takeSeat('/base', '', storage);
    expect([second.session, second.kept]).toEqual([first.session, [{ key: 'slide' }]]);
  });

  it('is another one in a copied tab, which must not drive the one it was copied from', () => {
    const original = tab();
    const first = takeSeat('', '', original.storage);
    first.save([{ key: 'ink' }]);
    const copy = takeSeat('', '', tab(new Map(original.text)).storage);
    expect(copy.session).not.toBe(first.session);
    expect(copy.kept).toEqual([{ key: 'ink' }]);
    // Back from the page that the browser kept: the window is open again.
    first.leave();
    first.comeBack();
    expect(takeSeat('', '', tab(new Map(original.text)).storage).session).not.toBe(first.session);
  });

  it('survives a crash when the address names it, and forgets the lecture of another', () => {
    const { storage } = tab();
    takeSeat('', '?s=lecture-1', storage).save([{ key: 'slide' }]);
    expect(takeSeat('', '?s=lecture-1', storage)).toMatchObject({
      session: 'lecture-1',
      kept: [{ key: 'slide' }],
    });
    expect(takeSeat('', '?s=lecture-2', storage)).toMatchObject({ session: 'lecture-2', kept: [] });
  });

  it('does without storage, and with junk in it', () => {
    const refused = () => {
      throw new Error('denied');
    };
    const seat = takeSeat('', '', refused);
    seat.save([1]);
    seat.leave();
    expect(seat.session).toMatch(/^[0-9a-f]{16}$/);
    for (const junk of ['{', 'null', '3', '{"session":4,"entries":"x"}']) {
      expect(takeSeat('', '', tab(new Map([['/room', junk]])).storage).kept).toEqual([]);
    }
  });

  it('has a name that nobody else has', () => {
    expect(new Set(Array.from({ length: 100 }, randomId)).size).toBe(100);
  });
});
