// The life of a community, as its dates lead it: prepared as a draft, launched, gathering, running, closing, closed, reopened; on a desk and a
// phone, by day and by night, in English and French.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PASSWORD, inDays, journey, look, openCommunity, setUp } from './site.mjs';

const { site, browser } = journey();

/** An owner with a community that only its directors know of. */
async function draft() {
  const owner = await setUp(browser, site);
  await openCommunity(owner, site, 'learning', 'Start your business', async (step) => {
    if (step !== 'launch') return;
    await owner.check('input[name=draft]');
    await look(owner, 'opening-draft');
  });
  return owner;
}

/** Moves the session to so many days from now. */
async function move(owner, home, starts, ends) {
  await owner.goto(`${home}/courses`);
  await owner.click('.list-row a >> text=Change');
  await owner.fill('#starts', inDays(starts));
  await owner.fill('#ends', inDays(ends));
  await owner.click('form .button-primary');
  await owner.waitForURL('**/courses');
  await owner.goto(`${home}/lifecycle`);
}

async function stage(page) {
  return page.textContent('.life .is-now b');
}

test('a community is prepared, launched, led by its dates, closed and opened again', async () => {
  const owner = await draft();
  const home = owner.url();
  await look(owner, 'home-draft');
  await owner.goto(`${home}/lifecycle`);
  assert.equal(await stage(owner), 'Draft');
  await look(owner, 'life-draft');

  await owner.click('main >> text=Training');
  await look(owner, 'training-empty');
  await owner.click('form .button-primary');
  assert.match(await owner.textContent('.error-summary'), /title/);
  await owner.fill('#title', 'Found a business');
  await owner.check('input[value=blended]');
  await owner.fill('#link', 'https://lms.example.org/course/7');
  await owner.click('form .button-primary');
  await owner.waitForURL('**/courses/course_*');
  await owner.fill('#starts', inDays(12));
  await owner.fill('#ends', inDays(130));
  await owner.selectOption('#zone', 'Europe/Paris');
  await owner.fill('#cohort', 'Spring 2027');
  await look(owner, 'training-session');
  await owner.click('form[action$=sessions] .button-primary');
  await owner.waitForURL('**/communities/start-your-business/courses');
  await look(owner, 'training');

  await owner.goto(`${home}/lifecycle`);
  await owner.click('text=Launch');
  await owner.waitForURL(home);
  await look(owner, 'home-gathering');
  await owner.goto(`${home}/invitations`);
  await owner.click('form .button-primary');
  const link = await owner.inputValue('.copy-field input');
  const amina = await browser.person({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  await amina.goto(link);
  await amina.fill('#name', 'Amina Diallo');
  await amina.fill('#email', 'amina@example.org');
  await amina.fill('#password', PASSWORD);
  await amina.click('main .button-primary');
  await amina.waitForURL(home);
  await amina.goto(`${home}/lifecycle`);
  assert.equal(await stage(amina), 'Rassemblement');
  await look(amina, 'life-gathering-french');

  await move(owner, home, -3, 90);
  assert.equal(await stage(owner), 'Running');
  await move(owner, home, -90, 10);
  assert.equal(await stage(owner), 'Closing');
  await look(owner, 'life-closing');
  await amina.goto(home);
  assert.match(await amina.textContent('main .notice'), /se termine le/);
  await look(amina, 'home-closing-french');

  await move(owner, home, -120, -31);
  assert.equal(await stage(owner), 'Read-only');
  await look(owner, 'life-closed');
  await amina.goto(`${home}/places/lounge`);
  assert.equal(await amina.getByRole('link', { name: 'Nouveau sujet' }).count(), 0, 'nothing new is written');
  await look(amina, 'place-closed-french');

  await owner.click('text=Reopen');
  assert.match(await owner.textContent('.error-summary'), /Say why/);
  await owner.fill('#reason', 'The bakers’ fair is in June');
  await owner.fill('#until', inDays(200).slice(0, 10));
  await owner.click('text=Reopen');
  await owner.waitForFunction(() => document.querySelector('.life .is-now b')?.textContent === 'Running');
  assert.match(await owner.textContent('main'), /The bakers’ fair is in June/);
  assert.deepEqual(browser.complaints, []);
});
