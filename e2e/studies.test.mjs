// What people need is asked before anything is decided: eight questions lead to a type, a study is built, previewed, opened, answered
// on a phone, by a mailed link in French and by a public link, counted, read, told, put in order, and asked again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PHONE, invite, join, journey, look, setUp } from './site.mjs';

const { site, browser } = journey();

/** The owner, who answers eight questions before she opens a community. */
async function opened() {
  const ines = await setUp(browser, site);
  await ines.goto(`${site.url}/communities/new?step=type`);
  await ines.click('text=Answer eight questions');
  for (const [name, answer] of [['training', 'no'], ['subject', 'trade'], ['problems', 'often'], ['size', 'small'], ['lasting', 'year'], ['acquainted', 'yes']]) {
    await ines.selectOption(`#${name}`, answer);
  }
  await ines.click('text=Work it out');
  await ines.waitForSelector('text=Practice fits best');
  await look(ines, 'type-before');
  await ines.click('text=Go on with Learning');
  await ines.waitForSelector('text=Your answers speak for Practice');
  await ines.click('form .button-primary');
  await ines.click('form .button-primary');
  await ines.fill('#name', 'Ovens and bread');
  await ines.click('form .button-primary');
  assert.match(await ines.textContent('.error-summary'), /why you choose another type/);
  await ines.goto(`${site.url}/communities/new?kind=practice`);
  await ines.click('form .button-primary');
  await ines.click('form .button-primary');
  await ines.fill('#name', 'Ovens and bread');
  await ines.click('form .button-primary');
  await ines.waitForURL('**/communities/ovens-and-bread');
  return { ines, home: ines.url() };
}

/** A member who joined by a link, on a phone. */
async function joined(ines, home) {
  return join(browser, await invite(ines, home), 'Bo Larsen', { viewport: PHONE });
}

/** Answers by the public link without looking: each of `people` a problem, how often, what for, how long. */
async function answerPublicly(link, people) {
  for (const [text, often, reason, long] of people) {
    const { request } = await (await browser.person()).context();
    const send = (path, form) => request.post(path, { form, maxRedirects: 0, headers: { origin: site.url } });
    const started = await send(`${link}/start`, {});
    const base = started.headers().location.replace(/\/pages\/1$/, '');
    const keep = (page, form) => send(`${site.url}${base}/pages/${page}`, form);
    await keep(1, { answer: text });
    await keep(2, { answer: String(often) });
    await keep(4, { answer: String(6 - often) });
    await keep(5, { [`option-o${reason}`]: 'on', 'option-o4': 'on' });
    await keep(6, { 'place-o1': '1', 'place-o2': String(1 + (often % 3)) });
    await keep(7, { answer: `o${long}` });
    assert.equal((await send(`${site.url}${base}/sending`, {})).status(), 200);
  }
}

async function openStudy(ines, study) {
  await ines.goto(`${study}/audience`);
  await ines.fill('#public_most', '30');
  await ines.click('form[action$="/audience"] .form-foot button');
  await ines.waitForSelector('#public_most[value="30"]');
}

test('needs are asked, counted without giving anybody away, told, put in order, and asked again', async () => {
  const { ines, home } = await opened();
  const bo = await joined(ines, home);
  await ines.goto(`${home}/studies`);
  await ines.click('[aria-label="Start: What makes our work hard?"]');
  await ines.waitForURL('**/building');
  const study = ines.url().replace(/\/building$/, '');
  await look(ines, 'study-building');
  await ines.click('a:has-text("Ranking")');
  await ines.fill('#text_en', 'Which day suits you?');
  await ines.fill('#options_en', 'Monday');
  await ines.click('form .button-primary');
  assert.match(await ines.textContent('.error-summary'), /two to/);
  assert.equal(await ines.inputValue('#text_en'), 'Which day suits you?', 'what was typed is still there');
  await ines.goto(`${study}/preview?language=fr`);
  await ines.waitForSelector('h2:has-text("notre métier")');
  await openStudy(ines, study);
  await ines.fill('#addresses', 'Amina Diallo <amina@example.org>');
  await ines.click('form[action$="/invitations"] button');
  await ines.waitForSelector('text=One person invited');
  await look(ines, 'study-audience');
  await ines.click('button[name=then]');
  await ines.waitForSelector('text=0 of 3 have answered');
  const open = await ines.inputValue('#public');

  // On a phone, from the home, a page a question.
  await bo.goto(home);
  await bo.click('a:has-text("Answer")');
  await bo.click('text=Begin');
  await bo.fill('#answer', 'The thermostat fails on Fridays, and nobody sells the part.');
  await bo.click('form .button-primary');
  await bo.click('.scale label:nth-child(4)');
  await bo.click('text=Save, go on later');
  await bo.click('main a.button-primary');
  await bo.check('input[value=o2]');
  await bo.click('form .button-primary');
  await bo.click('form .button-primary');
  await bo.check('[name=option-o4]');
  await look(bo, 'study-choices');
  await bo.setViewportSize(PHONE);
  await bo.click('form .button-primary');
  await bo.selectOption('#place-o1', '1');
  for (let page = 6; page <= 8; page += 1) await bo.click('form .button-primary');
  await bo.click('text=Send my answers');
  await bo.waitForSelector('text=Your private link');

  // By a mailed link, in French, without an account.
  await ines.goto(`${site.url}/site/mail`);
  const mailed = (await ines.textContent('main')).match(/\/answers\/[0-9a-z]{32}/)[0];
  const amina = await browser.person({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  await amina.goto(site.url + mailed);
  await look(amina, 'study-first-fr');
  await amina.click('text=Commencer');
  await amina.fill('#answer', 'Le prix du bois change chaque semaine.');
  await amina.click('form .button-primary');
  for (let page = 2; page <= 4; page += 1) await amina.click('form .button-primary');
  await amina.check('[name=option-o7]');
  for (let page = 5; page <= 8; page += 1) await amina.click('form .button-primary');
  await amina.click('text=Envoyer mes réponses');
  await amina.waitForSelector('h1:has-text("Merci")');

  await answerPublicly(open, [['No spare parts', 5, 7, 3], ['Prices', 4, 6, 3], ['Cold mornings', 4, 4, 3], ['I work alone', 2, 3, 2], ['Spare parts', 5, 7, 3]]);
  await ines.goto(`${study}/audience`);
  await ines.waitForSelector('text=2 of 3 have answered');
  await ines.click('summary:has-text("Close it now")');
  await ines.click('form[action$="/closure"] button');
  await ines.waitForURL('**/results');
  for (let tries = 0; tries < 50 && await ines.isVisible('text=being counted'); tries += 1) await ines.reload();
  await ines.waitForSelector('text=7 people answered');
  await look(ines, 'study-results');
  await ines.setViewportSize(PHONE);
  assert.ok(await ines.isVisible('.chart-bar >> nth=0'), 'a phone shows the charts too');
  const csv = await (await ines.request.get(`${study}/results.csv`)).text();
  assert.match(csv, /Everybody/);

  await ines.goto(`${study}/needs`);
  for (const need of ['Spare parts that somebody has', 'Prices one can plan with']) {
    await ines.fill('#title', need);
    await ines.click('form[action$="/needs"] .button-primary');
    await ines.waitForSelector(`h2:has-text("${need}")`);
  }
  await ines.goto(`${study}/voices`);
  await ines.click('.voice-form >> nth=0 >> button[value=quote]');
  await ines.click('.voice-form >> nth=1 >> button[value=put]');
  await look(ines, 'study-voices');
  await ines.goto(`${study}/heard`);
  await ines.fill('#heard_en', 'Spare parts, above all. We open a place for them on Monday.');
  await ines.click('form .button-primary');
  await ines.waitForURL(study);
  await bo.goto(home);
  await bo.click('[aria-label^="Read: What makes"]');
  await bo.click('text=Put the needs in order');
  await bo.selectOption('.ranking select >> nth=0', '1');
  await bo.click('#order .button-primary');
  await bo.waitForSelector('text=One member has put these in order');
  await look(bo, 'study-needs');

  await ines.goto(`${home}/type?study=${study.split('/').pop()}`);
  await ines.waitForSelector('text=What they would come for');
  await look(ines, 'type-after');

  // A quarter later: the same questions, and what has changed.
  await ines.goto(`${study}/results`);
  await ines.click('text=Ask again and compare');
  await ines.waitForURL('**/building');
  const again = ines.url().replace(/\/building$/, '');
  await openStudy(ines, again);
  await ines.click('button[name=then]');
  await ines.waitForSelector('text=have answered');
  await answerPublicly(await ines.inputValue('#public'), [['Time', 2, 3, 3], ['Nothing', 1, 6, 3], ['Prices', 3, 6, 3], ['Prices again', 2, 7, 1], ['Heat', 2, 4, 3]]);
  await ines.reload();
  await ines.click('summary:has-text("Close it now")');
  await ines.click('form[action$="/closure"] button');
  await ines.waitForURL('**/results');
  for (let tries = 0; tries < 50 && await ines.isVisible('text=being counted'); tries += 1) await ines.reload();
  await ines.waitForSelector('text=last time 7 people');
  await look(ines, 'study-compared');
  await ines.goto(`${home}/studies`);
  assert.deepEqual(browser.complaints, []);
});
