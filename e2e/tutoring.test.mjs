// A tutor follows a learner: a director binds them, the tutor plans a check-in with a facilitator on a phone in French, the learner moves it,
// and cancels it; newcomers are greeted by who volunteered; somebody takes along what is theirs. On a desk and a phone, by day and by night.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FRENCH, invite, join, journey, look, openCommunity, setUp } from './site.mjs';

const { site, browser } = journey();

/** A time so many days ahead, as its field takes it. */
function inDays(days) {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T14:30`;
}

test('a tutor and a learner are bound, and three agree on a check-in that nobody else knows of', async () => {
  const owner = await setUp(browser, site);
  const home = await openCommunity(owner, site, 'learning', 'Start your business');
  const tim = await join(browser, await invite(owner, home, 'tutor'), 'Tim Berger', FRENCH);
  const fay = await join(browser, await invite(owner, home, 'facilitator'), 'Fay Okafor');
  const amina = await join(browser, await invite(owner, home), 'Amina Diallo');

  await owner.goto(`${home}/tutoring`);
  await look(owner, 'tutoring-empty');
  await owner.click('main >> text=All tutors and learners');
  await look(owner, 'bindings-empty');
  await owner.selectOption('#tutor', { index: 1 });
  await owner.fill('#learner', 'Nobody');
  await owner.click('text=Bind them');
  assert.match(await owner.textContent('.error-summary'), /No learner here is called so/);
  assert.equal(await owner.inputValue('#learner'), 'Nobody', 'what was typed is still there');
  await look(owner, 'bindings-unknown');
  await owner.fill('#learner', 'amina');
  await owner.click('text=Bind them');
  await owner.waitForSelector('.list-row >> text=Amina Diallo');

  await tim.goto(`${home}/tutoring`);
  await look(tim, 'tutoring-tutor-fr', 'phone light');
  await tim.click('.list-row >> text=Prévoir un point');
  await tim.fill('#starts', inDays(5));
  await tim.click('form .button-primary');
  assert.match(await tim.textContent('.error-summary'), /Dites où ou comment/);
  await tim.fill('#meets', 'Atelier de la rue du Four');
  await tim.selectOption('#leader', { label: 'Fay Okafor (@fay-okafor)' });
  await look(tim, 'check-in-plan-fr', 'phone dark');
  await tim.click('form .button-primary');
  await tim.waitForURL('**/check-ins/checkin_*');
  await look(tim, 'check-in-fr', 'desk light');
  const checkIn = tim.url();

  await amina.goto(home);
  await amina.waitForSelector('text=Check-in with Tim Berger and Fay Okafor');
  await look(amina, 'home-check-in', 'all');
  await amina.click('.list-row >> text=Look');
  await amina.click('text=Move the check-in');
  await amina.fill('#starts', inDays(6));
  await look(amina, 'check-in-move');
  await amina.click('form .button-primary');
  await amina.waitForURL(checkIn);
  await look(amina, 'check-in', 'all');

  assert.equal((await owner.goto(checkIn)).status(), 404, 'who directs does not know of it');
  await owner.goto(`${home}/tutoring/bindings`);
  await look(owner, 'bindings', 'all');
  await owner.click('.list-row .list-title');
  await look(owner, 'binding-director');
  await owner.click('aside >> text=Unbind');
  await look(owner, 'binding-ending');

  await fay.goto(checkIn);
  await fay.click('aside >> text=Cancel the check-in');
  await fay.fill('#reason', 'The oven is being mended.');
  await look(fay, 'check-in-cancellation');
  await fay.click('form .button-danger');
  await fay.waitForSelector('text=It does not take place');
  await look(fay, 'check-in-cancelled');
  await tim.goto(`${home}/tutoring`);
  await tim.click('.list-row .list-title');
  await look(tim, 'binding-fr');

  await amina.goto(`${home}/welcome`);
  await look(amina, 'welcome-greeting');
  await amina.click('text=I greet newcomers');
  await amina.waitForURL('**/newcomers');
  await look(amina, 'newcomers-volunteer');

  await amina.goto(`${site.url}/export`);
  await look(amina, 'mine');
  await amina.click('main .button-primary');
  await amina.waitForURL('**/export');
  for (let again = 0; again < 20 && !(await amina.isVisible('main a[download]')); again += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await amina.reload();
  }
  await look(amina, 'mine-ready', 'all');
  const [zip] = await Promise.all([amina.waitForEvent('download'), amina.click('main a[download]')]);
  assert.match(zip.suggestedFilename(), /^amina-diallo-.*\.zip$/);
  await tim.goto(`${site.url}/export`);
  await look(tim, 'mine-fr');
  assert.deepEqual(browser.complaints, []);
});
