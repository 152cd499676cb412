// Coming in by an organisation: a real OpenID provider on this machine, on a host of its own, and the people it knows.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import Provider from 'oidc-provider';
import { freePort } from './port.mjs';
import { invite, journey, look, openCommunity, setUp } from './site.mjs';

const PEOPLE = {
  noa: { name: 'Noa Lind', email: 'noa@campus.example' },
  ines: { name: 'Inès M.', email: 'i.moreau@campus.example' },
  double: { name: 'Inès Moreau', email: 'ines@example.org' },
};
const SECRET = 'a secret between the two';
let issuer;

/** Starts the provider. It knows `PEOPLE`, whatever password they type. */
async function openProvider(port, answer) {
  const url = `http://127.0.0.1:${port}`;
  const provider = new Provider(url, {
    clients: [{ client_id: 'lyceum', client_secret: SECRET, redirect_uris: [answer] }],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    cookies: { keys: ['for this journey only'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, email_verified: true, ...PEOPLE[sub] }) }),
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  });
  const server = createServer(provider.callback());
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url, close: () => server.close() };
}

const { site, browser } = journey(async () => {
  const [port, own] = [await freePort(), await freePort()];
  issuer = await openProvider(own, `http://localhost:${port}/sign-in/with/campus/answer`);
  const setting = (key) => `LYCEUM_SIGN_IN__CAMPUS__${key}`;
  const env = {
    [setting('ISSUER')]: issuer.url,
    [setting('CLIENT_ID')]: 'lyceum',
    [setting('CLIENT_SECRET')]: SECRET,
    [setting('LABEL')]: 'Campus Nord',
  };
  return { env, port };
});
after(() => issuer?.close());

/** Signs in at the provider, and lets it tell us who it is. */
async function signInThere(page, name) {
  await page.waitForURL(`${issuer.url}/**`);
  await page.fill('input[name=login]', name);
  await page.fill('input[name=password]', 'anything');
  await page.click('button[type=submit]');
}

async function consent(page) {
  await page.waitForSelector('text=Continue');
  await page.click('button[type=submit]');
}

test('people come by an invitation and their organisation, connect it, confirm with it, and are told why not', async () => {
  const owner = await setUp(browser, site);
  const invitation = await invite(owner, await openCommunity(owner, site, 'practice', 'Open Doors'));

  // Somebody new: the invitation, the provider, a look at the account, the community.
  const noa = await browser.person({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  await noa.goto(invitation);
  await look(noa, 'join-by-provider-fr');
  await noa.click('text=Se connecter avec Campus Nord');
  await signInThere(noa, 'noa');
  await consent(noa);
  await noa.waitForURL('**/newcomers/*');
  assert.equal(await noa.inputValue('#name'), 'Noa Lind');
  await look(noa, 'newcomer-fr');
  await noa.click('main .button-primary');
  await noa.waitForURL('**/communities/open-doors');

  // Without a password: the provider says who is at the keyboard, and what was typed is still there.
  await noa.goto(`${site.url}/tokens`);
  await noa.fill('#name', 'Agenda de l’atelier');
  await noa.click('form .button-primary');
  await noa.waitForSelector('text=Est-ce toujours vous');
  await look(noa, 'confirmation-fr');
  await noa.click('text=Confirmer avec Campus Nord');
  await signInThere(noa, 'noa');
  await noa.waitForSelector('text=C’est bien vous');
  await noa.click('main .button-primary');
  await noa.waitForSelector('#made');
  await noa.waitForSelector('.list-title >> text=Agenda de l’atelier');
  await noa.goto(`${site.url}/sessions`);
  await look(noa, 'sign-in-and-devices-fr');
  await noa.click('button >> text=Délier');
  await noa.waitForSelector('text=seul accès');

  // Somebody who is here already connects it, signs out, and comes back by it.
  await owner.goto(`${site.url}/sessions`);
  await owner.click('button >> text=Connect');
  await signInThere(owner, 'ines');
  await consent(owner);
  await owner.waitForURL(`${site.url}/sessions`);
  await owner.waitForSelector('text=i.moreau@campus.example');
  await owner.goto(`${site.url}/password`);
  await look(owner, 'password');
  await owner.goto(`${site.url}/mail-address`);
  await owner.goto(`${site.url}/sessions`);
  await owner.locator('form[action="/sign-out"] button').last().click();
  await owner.waitForURL('**/sign-in');
  await look(owner, 'sign-in-by-provider');
  await owner.click('text=Sign in with Campus Nord');
  await owner.waitForURL('**/communities/open-doors');
  assert.equal(await owner.locator('.me-name').textContent(), 'Inès Moreau');

  // A photograph: the part of it that is shown, by hand and by keys, and without a script.
  await owner.goto(`${site.url}/profile`);
  await owner.setInputFiles('#file', { name: 'me.png', mimeType: 'image/png', buffer: await owner.screenshot() });
  await owner.locator('form[action="/profile/picture"] button').click();
  await owner.waitForSelector('.cut-frame.is-live');
  await owner.focus('.cut-frame');
  await owner.keyboard.press('ArrowRight');
  await owner.keyboard.press('+');
  assert.deepEqual([await owner.inputValue('#x'), await owner.inputValue('#zoom')], ['52', '110']);
  const frame = await owner.locator('.cut-frame').boundingBox();
  await owner.mouse.move(frame.x + 130, frame.y + 130);
  await owner.mouse.down();
  await owner.mouse.move(frame.x + 230, frame.y + 130, { steps: 4 });
  await owner.mouse.up();
  assert.ok(Number(await owner.inputValue('#x')) < 52, 'what is dragged to the right shows more of the left');
  await look(owner, 'picture-cut');
  await owner.click('main .button-primary');
  await owner.waitForURL(`${site.url}/profile`);
  const plain = await browser.person({ javaScriptEnabled: false, storageState: await owner.context().storageState() });
  await plain.goto(`${site.url}/profile/picture`);
  await plain.click('[data-look]');
  await plain.waitForURL(/profile\/picture\?x=\d+&y=50&zoom=110/);
  await plain.screenshot({ path: new URL('./pictures/picture-cut-without-script.png', import.meta.url).pathname });

  // Somebody who does not let it tell us, and somebody with another's address.
  const sam = await browser.person();
  await sam.goto(`${site.url}/sign-in`);
  await sam.click('text=Sign in with Campus Nord');
  await sam.waitForURL(`${issuer.url}/**`);
  await sam.click('text=Cancel');
  await sam.waitForSelector('text=was not allowed to tell us');
  await look(sam, 'not-in');
  await sam.click('main .button-primary');
  await sam.click('text=Sign in with Campus Nord');
  await signInThere(sam, 'double');
  await consent(sam);
  await sam.waitForSelector('text=Somebody has an account here with ines@example.org');
  await sam.goto(`${site.url}/profile`);
  await sam.waitForURL('**/sign-in?next=/profile');

  // The provider's own pages are not ours; and the last way in stays, which is a 409.
  const ours = browser.complaints.filter((complaint) => complaint.startsWith(site.url) && !complaint.includes('status of 409'));
  assert.deepEqual(ours, [], 'no page complains, of its policy least of all');
});
