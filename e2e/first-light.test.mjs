// From an empty folder to a conversation: set-up, a community of each type, an invitation, a reply, a search; in English and
// French, on a desk and a phone, by day and by night.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FRENCH, PASSWORD, introduce, invite, join, look, openBrowser, openCommunity, openSite } from './site.mjs';

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

  await openCommunity(owner, site, 'learning', 'Start your business');
  await openCommunity(owner, site, 'interest', 'Old bread ovens');
  await openCommunity(owner, site, 'practice', 'Open Doors');
  await look(owner, 'community-new');
  await owner.keyboard.press('Alt+KeyJ');
  await owner.waitForSelector('.menu-find:focus');
  await owner.keyboard.type('BREAD');
  await look(owner, 'switch', 'desk dark');
  await owner.keyboard.press('Enter');
  await owner.waitForURL('**/communities/old-bread-ovens');
  await owner.goto(`${site.url}/communities/open-doors`);

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
  await owner.goto(`${site.url}/communities/open-doors/goal/edit`);
  await owner.fill('#what1', 'Each has a price list');
  await owner.fill('#measure1', 'lists');
  await owner.fill('#target1', '20');
  await owner.fill('#due1', '2099-06-30');
  await look(owner, 'goal-form');
  await owner.click('main form .button-primary');
  await owner.waitForSelector('text=Each has a price list');
  await look(owner, 'goal');

  await owner.goto(`${site.url}/communities/open-doors/members`);
  await owner.click('text=Invite people');
  await owner.click('form .button-primary');
  await look(owner, 'invitations');
  const link = await owner.inputValue('.copy-field input');

  const amina = await browser.person(FRENCH);
  await amina.goto(link);
  await look(amina, 'join-fr');
  await introduce(amina, 'Amina Diallo');
  await amina.waitForURL('**/communities/open-doors');
  await look(amina, 'community-fr', 'all');

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
  await look(owner, 'topic', 'all');

  await amina.goto(topic);
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
  await amina.click('a[href="/api"]');
  await amina.click('details.operation:nth-of-type(3) summary');
  await look(amina, 'api-fr');
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

  // Reacting, following, bringing a picture, moving.
  await owner.goto(topic);
  await owner.locator('.post-actions summary').first().click();
  await owner.locator('.menu-panel button[value=same]').first().click();
  await owner.waitForSelector('.post-action[aria-pressed=true][value=same]');
  await look(owner, 'topic-reacted');
  await amina.goto(topic);
  await amina.fill('textarea[name=text]', 'Voici le four.');
  const [chooser] = await Promise.all([amina.waitForEvent('filechooser'), amina.click('[data-attach]')]);
  await chooser.setFiles({ name: 'four.png', mimeType: 'image/png', buffer: await amina.screenshot() });
  await amina.waitForFunction(() => document.querySelector('textarea[name=text]').value.includes('/files/file_'));
  await amina.click('.composer .button-primary');
  await amina.waitForSelector('.prose img');
  await look(amina, 'topic-picture-fr');
  await amina.goto(`${site.url}/files`);
  await look(amina, 'files-fr');
  await amina.goto(`${site.url}/communities/open-doors/following`);
  await look(amina, 'following-fr');
  await owner.goto(`${topic}/move`);
  await look(owner, 'topic-move');
  await owner.locator('main label', { hasText: 'Money and prices' }).click();
  await owner.click('form .button-primary');
  await owner.waitForURL(topic);

  // Doors: who asks is let in; a roster shows what it would do; a place with walls is booked.
  const community = `${site.url}/communities/open-doors`;
  await owner.goto(`${community}/settings`);
  await owner.check('input[name=entry][value=request]');
  await owner.click('form .button-primary');
  await owner.goto(`${site.url}/site/settings`);
  await look(owner, 'site-settings');
  const sam = await join(browser, await invite(owner, `${site.url}/communities/old-bread-ovens`), 'Sam Rahman');
  await sam.goto(community);
  await look(sam, 'about-request');
  await sam.fill('#message', 'I repair bikes, and I quote by feel.');
  await sam.click('main .button-primary');
  await sam.waitForSelector('[role=status]');
  await owner.goto(`${community}/requests`);
  await look(owner, 'requests');
  await owner.click('main .button-primary');
  await sam.goto(community);
  await sam.waitForSelector('#greeting');
  await owner.goto(`${community}/roster`);
  await owner.fill('#text', 'email,name,role\nnobody,Nia New,\nleo@example.org,Leo Marchetti,tutor');
  await owner.click('form .button-primary');
  await owner.waitForSelector('tr.is-bad');
  await look(owner, 'roster');
  await owner.goto(`${community}/places/money-and-prices/premises`);
  await owner.fill('#address', 'Mill Street 4');
  await look(owner, 'premises');
  await owner.click('form .button-primary');
  await amina.goto(`${community}/places/money-and-prices/bookings`);
  await amina.fill('#title', 'Atelier devis');
  await amina.fill('#day', new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10));
  await amina.fill('#starts', '10:00');
  await amina.fill('#ends', '12:00');
  await amina.click('.context .button-primary');
  await amina.waitForSelector('text=10:00 – 12:00');
  await look(amina, 'bookings-fr');
  for (const part of ['themes', 'audit', 'bans', 'places/money-and-prices/poster']) {
    await owner.goto(`${community}/${part}`);
    await look(owner, part.split('/').at(-1));
  }
  const members = await owner.goto(`${community}/members`);
  assert.equal(members.status(), 200);
  await owner.locator('.member-acts a').first().click();
  await look(owner, 'roles');

  assert.deepEqual(browser.complaints, [], 'no page complains, of its policy least of all');
});
