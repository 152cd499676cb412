// A director brings a community's history: a wrong file, the look into the archive, the bar, stop, go on, the report.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { journey, look, openCommunity, setUp } from './site.mjs';

const { site, browser } = journey();

/** A zip whose files are stored as they are. */
function zipped(files) {
  const parts = [], directory = [];
  let at = 0;
  for (const [name, content] of files) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(JSON.stringify(content))];
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(bytes.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(title.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    parts.push(Buffer.from('PK\x03\x04'), about, title, bytes);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), about, rest, title);
    at += 30 + title.length + bytes.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06'), end]);
}

function history(count) {
  const days = Array.from({ length: count }, (_, number) => ({
    user: number % 2 ? 'U1' : 'U2',
    text: `How warm is the oven in step ${number}?`,
    ts: `${1430611200 + number * 8000}.000100`,
    reactions: number % 5 ? [] : [{ name: 'tada', users: ['U1'] }, { name: 'bread', users: ['U2'] }],
  }));
  const joined = { user: 'U1', subtype: 'channel_join', text: 'joined', ts: '1430611100.000100' };
  return zipped([
    ['users.json', [{ id: 'U1', real_name: 'Amina Diallo' }, { id: 'U2', real_name: 'Tomasz Wilk' }]],
    ['channels.json', [{ id: 'C1', name: 'ovens', created: 1430000000, purpose: { value: 'All about ovens' } }]],
    ['groups.json', [{ id: 'G1', name: 'secret' }]],
    ['ovens/2015-05-03.json', [joined, ...days]],
  ]);
}

test('a director brings a history, stops, goes on, and reads what came of it', async () => {
  const owner = await setUp(browser, site);
  await openCommunity(owner, site, 'practice', 'Bakers');

  await owner.goto(`${site.url}/communities/bakers/settings`);
  await owner.click('text=Bring history');
  await owner.setInputFiles('#file', { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') });
  await owner.click('main form .button-primary');
  assert.match(await owner.textContent('#file-error'), /This is no zip/);
  await look(owner, 'imports-wrong-file');

  await owner.setInputFiles('#file', { name: 'bakers.zip', mimeType: 'application/zip', buffer: history(3000) });
  await owner.click('main form .button-primary');
  // The page loads itself again when the archive was looked through.
  await owner.waitForSelector('text=Nothing is brought until you start');
  await look(owner, 'import-ready');

  // The bar stands still while it is looked at.
  await owner.route('**/progress', (route) =>
    route.fulfill({ json: { state: 'under_way', value: 1200, max: 3000, text: '1,200 of 3,000 messages' } }));
  const press = (name) => owner.getByRole('button', { name, exact: true }).click();
  await press('Start');
  await owner.waitForSelector('text=1,200 of 3,000 messages');
  assert.equal(await owner.evaluate('document.querySelector("progress").value'), 1200);
  await look(owner, 'import-under-way');
  await owner.unroute('**/progress');

  await owner.goto(`${site.url}/communities/bakers/imports`);
  while (!(await owner.locator('a.list-title').count())) await owner.reload();
  assert.match(await owner.textContent('main'), /3000 new messages/);
  await owner.click('a.list-title');
  assert.match(await owner.textContent('main'), /Reactions that say none of our six signs/);
  await owner.evaluate(() => document.querySelector('[name=language][value=fr]').form.requestSubmit(document.querySelector('[name=language][value=fr]')));
  await owner.waitForSelector('text=Ce qui est laissé de côté');
  await look(owner, 'import-ended-fr');
  await owner.goto(`${site.url}/communities/bakers/imports`);
  await look(owner, 'imports-fr');

  // A second time: nothing new; stopped before its first part, and gone on with.
  await owner.setInputFiles('#file', { name: 'encore.zip', mimeType: 'application/zip', buffer: history(3000) });
  await owner.click('main form .button-primary');
  await owner.waitForSelector('text=Rien n’est repris avant');
  await owner.route('**/progress', (route) => route.fulfill({ json: { state: 'under_way', value: 0, max: 3000, text: '' } }));
  await press('Commencer');
  await press('Arrêter');
  await owner.unroute('**/progress');
  // A quick machine is done before it can be stopped.
  if (await owner.locator('text=n’ajoute que ce qui manque').count()) {
    await look(owner, 'import-stopped-fr');
    await press('Continuer');
  }
  await owner.waitForSelector('text=Tout était déjà là', { timeout: 20_000 });
  assert.deepEqual(browser.complaints, []);
});
