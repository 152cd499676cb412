// Sends the API what its description allows, and what it forbids, and holds every answer against the description.
//
//   PROGRAM=target/debug/lyceum node e2e/fuzz-api.mjs SCHEMATHESIS
//
// The demonstration's people are real enough to have rights: its director asks, about things that exist.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './port.mjs';

const PROGRAM = process.env.PROGRAM ?? new URL('../target/debug/lyceum', import.meta.url).pathname;
const SEED = '20261124';
const EXAMPLES = process.env.EXAMPLES ?? '30';
const community = 'start-your-business';

const folder = await mkdtemp(join(tmpdir(), 'lyceum-api-'));
const [data, port] = [join(folder, 'data'), await freePort()];
const url = `http://localhost:${port}`;
const unhurried = { ...process.env, LYCEUM_LIMITS__API_PER_MINUTE: '1000000', LYCEUM_LIMITS__ANONYMOUS_PER_MINUTE: '1000000' };
const program = spawn(PROGRAM, ['demo', '--data', data, '--port', String(port)], { stdio: ['ignore', 'pipe', 'inherit'], env: unhurried });
try {
  await new Promise((resolve, reject) => {
    program.stdout.on('data', (chunk) => String(chunk).includes('Be somebody') && resolve());
    program.once('exit', (code) => reject(new Error(`lyceum demo ended with ${code}`)));
  });
  const made = spawnSync(PROGRAM, ['admin', '--data', data, 'token', 'ines-moreau@example.org'], { encoding: 'utf8' });
  const token = made.stdout.match(/lyceum_[0-9a-f]+/)?.[0];
  if (!token) throw new Error(`no token: ${made.stdout}${made.stderr}`);
  const ask = async (path, body, method = body ? 'POST' : 'GET') => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  const place = 'questions-and-answers';
  const topic = (await ask(`/communities/${community}/places/${place}/topics`)).items[0].id;
  const post = (await ask(`/topics/${topic}/posts`)).items[0].id;
  const theme = (await ask(`/communities/${community}/themes`, { name: 'For the fuzzer' })).id;
  const organisation = (await ask(`/communities/${community}/partners`, { name: 'For the fuzzer', colour: 'sky' })).id;
  const invitation = (await ask(`/communities/${community}/invitations`, { role: 'guest' })).id;
  const account = (await ask(`/communities/${community}/members`)).items.at(-1).id;
  const room = `/communities/${community}/places/lounge`;
  await ask(`${room}/premises`, { address: 'Mill Street 4', capacity: 12, access_notes: '', hours: '', time_zone: 'Europe/Paris' }, 'PUT');
  const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const booking = (await ask(`${room}/bookings`, { title: 'Dough', day, starts: '10:00', ends: '11:00' })).id;
  const decision = (await ask(`/communities/${community}/decisions`, { kind: 'advice', title: 'For the fuzzer', text: 'What?', ends_on: `${day}T18:00` })).id;
  await ask(`/communities/${community}/cohorts/deal`, { manner: 'random', size: 8 }, 'PUT');
  const cohort = (await ask(`/communities/${community}/cohorts`)).items[0].id;
  const objective = (await ask(`/communities/${community}/objectives`, { objective: 'Fuzz an API' })).id;
  const activity = (await ask(`/communities/${community}/activities`, { title: 'Fuzz', objectives: [objective] })).id;
  const goal = (await ask(`/communities/${community}/personal-goals`, { goal: 'No surprise' })).id;
  const course = (await ask(`/communities/${community}/courses`, { title: 'For the fuzzer', form: 'online' })).id;
  const session = { starts: `${day}T10:00`, ends: `${day}T12:00`, time_zone: 'Europe/Paris' };
  const training = (await ask(`/courses/${course}/sessions`, session)).id;
  const group = (await ask(`/communities/${community}/groups`, { name: 'For the fuzzer', purpose: 'What?', place, size: 8, ends_on: day })).id;
  const tutor = (await ask('/people/joao-baptista')).id;
  const binding = (await ask(`/communities/${community}/tutoring/bindings`, { tutor, learner: 'amina-diallo' })).id;
  const check_in = (await ask(`/bindings/${binding}/check-ins`, { starts: `${day}T10:00`, meets: 'Room 4' })).id;
  const successor = (await ask(`/communities/${community}/successors`, { name: 'For the fuzzer', goal: 'What?', type: 'practice' })).id;
  const archive = await ask(`/communities/${community}/exports`, undefined, 'POST');
  const names = { binding, booking, check_in, cohort, community, decision, export: archive.id, group, place, successor, topic, post, theme, organisation, invitation, account, handle: 'amina-diallo', kind: 'thanks',
    objective, activity, goal, course, training, action: 'limits', subject: 'charter' };
  const parameters = Object.entries(names).map(([name, value]) => `"path.${name}" = "${value}"`).join('\n');
  const settings = join(folder, 'schemathesis.toml');
  // 412 answers an ETag that was made up; 422 what no schema says, such as a name that is taken or a zone that does not exist.
  // What closes a community closes another one.
  await writeFile(settings, `[parameters]
${parameters}
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", 403, 404, 409, 412, 422, 429]
[checks.negative_data_rejection]
expected-statuses = [401, 403, 404, 405, 409, 410, 412, 413, 422]
[[operations]]
include-tag = "Lifecycle"
[operations.parameters]
"path.community" = "fours-a-pain"
`);
  const run = spawnSync(process.argv[2], ['--config-file', settings, 'run', `${url}/api/v1/openapi.json`,
    '--header', `Authorization: Bearer ${token}`, '--seed', SEED, '--max-examples', EXAMPLES, '--generation-deterministic',
    '--continue-on-failure', '--workers', '2', '--suppress-health-check', 'all', '--no-color', ...process.argv.slice(3)],
  { stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
} finally {
  program.kill('SIGTERM');
  await rm(folder, { recursive: true, force: true });
}
