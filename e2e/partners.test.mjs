// A company accompanies a community: a director makes it known, opens one place to it, chooses the community's emblem; its
// delegate comes by a link, in French, finds that place and nothing else, and sees at home what is booked in it today.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FRENCH, join, journey, look, openCommunity, setUp } from './site.mjs';

const { site, browser } = journey();

test('a partner organisation is made known, is let into one place, and is shown out again', async () => {
  const dora = await setUp(browser, site, 'Dora Hansen');
  const home = await openCommunity(dora, site, 'practice', 'Open Doors', async (step) => {
    if (step !== 'launch') return;
    await dora.click('summary:has-text("emblem")');
    await dora.check('input[name=emblem][value=bread]');
    await look(dora, 'wizard-emblem');
  });

  await dora.goto(`${home}/settings`);
  await dora.check('input[name=emblem][value=wheel]');
  await dora.click('form[action$="/settings"] .button-primary');
  await dora.waitForURL(home);

  await dora.goto(`${home}/settings`);
  await dora.click('main >> text=Partners');
  await look(dora, 'partners-empty');
  await dora.click('text=Add an organisation');
  await dora.fill('#name', 'Mill Street Bakers');
  await dora.fill('#link', 'mill street');
  await dora.click('form .button-primary');
  assert.match(await dora.textContent('#link-error'), /https:\/\//);
  await look(dora, 'partner-form');
  await dora.fill('#link', 'https://mill.example');
  await dora.fill('#line', 'Bread since 1921, and twelve apprentices.');
  await dora.click('form .button-primary');
  await dora.waitForURL('**/partners/organisation_*');
  const partner = dora.url();

  await dora.goto(`${home}/places/problems-of-the-week/edit`);
  await dora.selectOption('select[name^=opening_]', 'writes');
  await look(dora, 'place-form-partners');
  await dora.click('form .button-primary');
  await dora.waitForSelector('.context >> text=Mill Street Bakers');
  await dora.goto(`${home}/places/problems-of-the-week/premises`);
  await dora.fill('#address', 'Mill Street 4');
  await dora.fill('#hours', 'Monday to Saturday 6:00–18:00');
  await dora.click('form .button-primary');
  await dora.waitForURL('**/problems-of-the-week');

  await dora.goto(partner);
  await dora.click('text=Invite delegates');
  assert.equal(await dora.inputValue('#role'), 'partner');
  await dora.click('form .button-primary');
  await look(dora, 'invitations-partner');
  const link = await dora.inputValue('.copy-field input');

  const mia = await join(browser, link, 'Mia Meunier', FRENCH);
  assert.equal(await mia.locator('.rail .nav .door').count(), 1, 'one place, and no other');
  await look(mia, 'home-partner-fr');
  await mia.goto(`${home}/members`);
  assert.equal(await mia.locator('.member-card').count(), 2, 'who leads, and herself');
  await look(mia, 'members-partner-fr');
  assert.equal((await mia.goto(`${home}/places/lounge`)).status(), 404);

  await dora.goto(partner);
  await dora.waitForSelector('text=Mia Meunier');
  await look(dora, 'partner');
  await dora.click('text=Close it');
  await look(dora, 'partner-closure');
  await dora.click('main .button-danger');
  await dora.waitForURL('**/partners');
  assert.equal((await mia.goto(`${home}/places/problems-of-the-week`)).status(), 404);
  assert.deepEqual(browser.complaints, []);
});
