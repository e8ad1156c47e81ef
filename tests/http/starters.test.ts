import { describe, expect, it } from 'vitest';
import { StartersReply } from '../../server/contract/ask.ts';
import { smallApp } from '../support/http-app.ts';

describe('GET /api/starters', () => {
  it('gives the questions to begin with', async () => {
    const { app, serving } = smallApp();
    const reply = await app.request('/api/starters');
    expect(reply.status).toBe(200);
    expect(StartersReply.parse(await reply.json())).toEqual({ questions: serving.starters });
  });

  it('waits until there is an index', async () => {
    const { app } = smallApp({ current: () => undefined });
    expect((await app.request('/api/starters')).status).toBe(503);
  });
});
