// From an empty folder to a conversation: set-up, a community of each type, an invitation, a reply, a search; in English and
// French, on a desk and a phone, by day and by night.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, openBrowser, openSite } from './site.mjs';

const PASSWORD = 'violet harbour mends kettles';
let site, browser;

before(async () => {
  site = await openSite();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

test('an owner sets up, opens one community of each type, and its people talk and find', async () => {
  const owner = await browser.person();
  await owner.goto(site.url + site.setup);
  await look(owner, 'setup');
  await owner.fill('#name', 'Inès Moreau');
  await owner.fill('#email', 'ines@example.org');
  await owner.fill('#password', 'short');
  await owner.click('main .button-primary');
  assert.equal(await owner.inputValue('#name'), 'Inès Moreau', 'what was typed is still there');
  assert.match(await owner.textContent('#password-error'), /at least 12 characters/i);
  await owner.fill('#password', PASSWORD);
  await owner.click('main .button-primary');
  await owner.waitForURL(site.url + '/');
  await look(owner, 'site-empty');

  for (const [kind, name] of [['learning', 'Start your business'], ['interest', 'Old bread ovens'], ['practice', 'Open Doors']]) {
    await owner.goto(`${site.url}/communities/new`);
    await owner.check(`input[name=kind][value=${kind}]`);
    if (kind === 'interest') await look(owner, 'wizard-type');
    await owner.click('form .button-primary');
    await owner.fill('#name', name);
    if (kind === 'interest') await look(owner, 'wizard-details');
    await owner.click('form .button-primary');
    await owner.waitForURL(/communities\/(?!new)/);
  }
  await look(owner, 'community-new');

  await owner.click('.context >> text=New place');
  await owner.fill('#name', 'Money and prices');
  await owner.click('form .button-primary');
  assert.match(await owner.textContent('.error-summary'), /what belongs here/);
  await look(owner, 'place-form');
  await owner.fill('#purpose', 'What to charge, and how to say it without blushing.');
  await owner.click('form .button-primary');
  await owner.waitForURL('**/places/money-and-prices');
  await owner.goto(`${site.url}/communities/open-doors/settings`);
  await look(owner, 'settings');
  await owner.fill('#goal', 'Nobody here quotes by feel any more.');
  await owner.click('form .button-primary');
  await owner.waitForSelector('text=Nobody here quotes by feel');

  await owner.goto(`${site.url}/communities/open-doors/members`);
  await owner.click('text=Invite people');
  await owner.click('form .button-primary');
  await look(owner, 'invitations');
  const link = await owner.inputValue('.copy-field input');

  const amina = await browser.person({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  await amina.goto(link);
  await look(amina, 'join-fr');
  await amina.fill('#name', 'Amina Diallo');
  await amina.fill('#email', 'amina@example.org');
  await amina.fill('#password', PASSWORD);
  await amina.click('main .button-primary');
  await amina.waitForURL('**/communities/open-doors');
  await look(amina, 'community-fr');

  await amina.goto(`${site.url}/communities/open-doors/places/problems-of-the-week`);
  await look(amina, 'place-empty-fr');
  await amina.goto(`${site.url}/communities/open-doors/places/problems-of-the-week/topics/new`);
  await amina.fill('#title', 'Pricing a repair when you don’t know how long it will take');
  await amina.fill('#text', 'Some bikes take me **ten minutes**. Some eat the whole afternoon.\n\nHow do you give a price before you know the work?');
  await look(amina, 'topic-form-fr');
  await amina.click('main .button-primary');
  await amina.waitForURL('**/topics/topic_*');
  const topic = amina.url();

  await owner.goto(`${site.url}/communities/open-doors/places/problems-of-the-week`);
  await look(owner, 'place');
  await owner.goto(topic);
  await owner.fill('textarea[name=text]', 'Quote the *diagnosis* separately. Fifteen for twenty minutes, deducted if they go ahead.');
  await owner.press('textarea[name=text]', 'Control+Enter');
  await owner.waitForSelector('text=deducted if they go ahead');
  await look(owner, 'topic');

  await amina.goto(topic);
  await look(amina, 'topic-fr');
  await amina.click('[data-quote] >> nth=1');
  await amina.keyboard.type('Merci, **jeudi** j’essaie.');
  await amina.click('[data-view=preview]');
  await amina.waitForSelector('[data-preview-pane] strong');
  await look(amina, 'preview-fr');
  await amina.click('.composer .button-primary');
  await amina.waitForSelector('.quoted-by');
  assert.equal(await amina.inputValue('textarea[name=text]'), '', 'what was sent is no draft any more');
  const mine = amina.locator('article[data-number="3"]');
  await mine.locator('summary').focus();
  await amina.keyboard.press('Enter');
  await amina.keyboard.press('ArrowDown');
  await amina.keyboard.press('ArrowDown');
  await amina.keyboard.press('Enter');
  await amina.waitForURL('**/edit');
  await amina.fill('#text', 'Merci, vendredi j’essaie.');
  await look(amina, 'post-edit-fr');
  await amina.click('form .form-foot .button-primary');
  await mine.locator('.edited').click();
  await look(amina, 'post-versions-fr');
  await amina.goBack();
  await mine.locator('summary').click();
  await mine.locator('.is-danger').click();
  await look(amina, 'post-deletion-fr');
  await amina.click('.button-danger');
  await amina.waitForSelector('.post-gone');
  await look(amina, 'tombstone-fr');
  await amina.click('.post-gone button');
  await amina.waitForSelector('text=vendredi j’essaie');
  await amina.goto(`${site.url}/communities/open-doors/topics/new`);
  await look(amina, 'topic-where-fr');
  await amina.goto(`${site.url}/communities/open-doors/places`);
  await look(amina, 'places-fr');
  await amina.goto(`${site.url}/you`);
  await look(amina, 'you-fr');
  await owner.goto(`${site.url}/communities/open-doors`);
  await look(owner, 'community-news');
  await amina.goto(`${site.url}/tokens`);
  await amina.fill('#name', 'Agenda');
  await amina.click('form .button-primary');
  await amina.waitForSelector('#made');
  await look(amina, 'tokens-fr');
  await owner.goto(topic);
  await owner.click('text=This helped');
  await owner.waitForSelector('.post-badge');
  await look(owner, 'topic-answered');
  await amina.goto(`${site.url}/search?q=reparation+price`);
  await amina.goto(`${site.url}/search?q=diagnos`);
  await amina.waitForSelector('mark');
  await look(amina, 'search-fr');
  await amina.goto(`${site.url}/communities/open-doors/members`);
  await look(amina, 'members-fr');
  await amina.goto(`${site.url}/communities/nowhere`);
  await look(amina, 'not-found-fr');

  assert.deepEqual(browser.complaints, [], 'no page complains, of its policy least of all');
});
