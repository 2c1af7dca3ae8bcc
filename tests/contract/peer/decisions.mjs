// Random questions, decided here and by another simulator of IAM: every difference must be one that AWS's documentation decides.
//
// Usage: node decisions.mjs BACKLOT [QUESTIONS [SEED]]; the same seed asks the same questions. Exit code 1 where an answer differs.
import {spawnSync} from 'node:child_process';
import {runSimulation} from '@cloud-copilot/iam-simulate';

const [backlot, count = '5000', seed = '1'] = process.argv.slice(2);
const home = '111122223333';
const abroad = '444455556666';

let state = Number(seed) | 0;
const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
const pick = list => list[Math.floor(random() * list.length)];
const chance = share => random() < share;
const some = (least, most, make) => Array.from({length: least + Math.floor(random() * (most - least + 1))}, make);

const callers = [
    {arn: `arn:aws:iam::${home}:user/ana`, named: `arn:aws:iam::${home}:user/ana`, type: 'user', kind: 'User'},
    {arn: `arn:aws:sts::${home}:assumed-role/reader/one`, named: `arn:aws:iam::${home}:role/reader`, type: 'role-session', kind: 'AssumedRole'},
];
const asked = [
    {action: 's3:GetObject', resource: 'arn:aws:s3:::reports/q1.csv', actions: ['s3:GetObject', 's3:Get*', 's3:*', '*', 's3:PutObject', 'S3:getobject'],
     resources: ['arn:aws:s3:::reports/*', 'arn:aws:s3:::reports/q1.csv', '*', 'arn:aws:s3:::other/*', 'arn:aws:s3:::rep?rts/q*']},
    {action: 's3:PutObject', resource: 'arn:aws:s3:::reports/in/a', actions: ['s3:PutObject', 's3:Put*', 's3:*', '*', 's3:Get*'],
     resources: ['arn:aws:s3:::reports/*', 'arn:aws:s3:::reports/in/*', '*', 'arn:aws:s3:::other/*']},
    {action: 's3:ListBucket', resource: 'arn:aws:s3:::reports', actions: ['s3:ListBucket', 's3:List*', 's3:*', '*', 's3:Get*'],
     resources: ['arn:aws:s3:::reports', 'arn:aws:s3:::reports/*', '*', 'arn:aws:s3:::*']},
    {action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-2:OWNER:jobs', actions: ['sqs:SendMessage', 'sqs:*', '*', 'sqs:Receive*'],
     resources: ['arn:aws:sqs:eu-west-2:OWNER:jobs', '*', 'arn:aws:sqs:*:*:jobs', 'arn:aws:sqs:eu-west-1:OWNER:jobs']},
];
const tests = [
    ['StringEquals', 'aws:PrincipalAccount', [home, abroad]],
    ['StringNotEquals', 'aws:PrincipalAccount', [home, abroad]],
    ['ArnLike', 'aws:PrincipalArn', [`arn:aws:iam::${home}:user/*`, `arn:aws:iam::${home}:role/reader`, `arn:aws:iam::${abroad}:*`]],
    ['ArnNotLike', 'aws:PrincipalArn', [`arn:aws:iam::${home}:role/*`]],
    ['IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '10.0.0.0/8']],
    ['NotIpAddress', 'aws:SourceIp', ['203.0.113.0/24', '10.0.0.0/8']],
    ['Bool', 'aws:SecureTransport', ['true', 'false']],
    ['BoolIfExists', 'aws:MultiFactorAuthPresent', ['true', 'false']],
    ['Null', 'aws:MultiFactorAuthPresent', ['true', 'false']],
    ['StringEquals', 'aws:PrincipalOrgID', ['o-abcdefghij', 'o-other00000']],
    ['StringLike', 'aws:PrincipalOrgID', ['o-*']],
    ['StringEqualsIfExists', 'aws:PrincipalOrgID', ['o-abcdefghij', 'o-other00000']],
    ['StringNotEqualsIfExists', 'aws:PrincipalOrgID', ['o-abcdefghij']],
    ['StringEquals', 'aws:PrincipalTag/team', ['a', 'b', '${aws:PrincipalTag/team}']],
    ['ForAnyValue:StringEquals', 'aws:CalledVia', ['athena.amazonaws.com', 'x.amazonaws.com']],
    ['ForAllValues:StringEquals', 'aws:CalledVia', ['athena.amazonaws.com', 'x.amazonaws.com']],
    ['DateGreaterThan', 'aws:CurrentTime', ['2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z']],
];

function conditions() {
    const made = {};
    for (const [operator, key, values] of some(0, 2, () => pick(tests)).filter(() => chance(0.4))) (made[operator] ??= {})[key] = pick(values);
    return Object.keys(made).length ? {Condition: made} : {};
}

function principal(caller) {
    return pick(['*', {AWS: '*'}, {AWS: `arn:aws:iam::${home}:root`}, {AWS: home}, {AWS: abroad}, {AWS: caller.arn}, {AWS: caller.named},
                 {AWS: [`arn:aws:iam::${home}:user/other`, caller.named]}, {AWS: `arn:aws:iam::${home}:user/other`}, {Service: 'lambda.amazonaws.com'}]);
}

// kind: identity, resource, guardrail (allows everything it names, everywhere).
function statement({what, owner, caller}, kind, denies) {
    const made = {Effect: chance(denies) ? 'Deny' : 'Allow'};
    if (kind === 'resource') made.Principal = principal(caller);
    const actions = chance(0.3) ? [pick(what.actions), 'ec2:DescribeVpcs'] : pick(what.actions);
    const resources = pick(what.resources).replace('OWNER', owner);
    const is_simple = kind === 'resource' || (kind === 'guardrail' && made.Effect === 'Allow');
    made[is_simple || chance(0.85) ? 'Action' : 'NotAction'] = actions;
    if (kind === 'guardrail' && made.Effect === 'Allow') return {...made, Resource: '*'};
    made[is_simple || chance(0.9) ? 'Resource' : 'NotResource'] = resources;
    return {...made, ...conditions()};
}

const document = (of, kind, denies = 0.25) => ({Version: '2012-10-17', Statement: some(1, 3, () => statement(of, kind, denies))});
const everything = {Version: '2012-10-17', Statement: [{Effect: 'Allow', Action: '*', Resource: '*'}]};

function question(id) {
    const of = {what: pick(asked), owner: chance(0.6) ? home : abroad, caller: pick(callers)};
    const context = {'aws:PrincipalAccount': [home], 'aws:PrincipalArn': [of.caller.named], 'aws:PrincipalType': [of.caller.kind],
                     'aws:SourceIp': [pick(['203.0.113.7', '10.1.2.3'])], 'aws:SecureTransport': [pick(['true', 'false'])],
                     'aws:CurrentTime': ['2026-11-26T12:00:00Z']};
    if (chance(0.6)) context['aws:PrincipalOrgID'] = ['o-abcdefghij'];
    if (chance(0.4)) context['aws:MultiFactorAuthPresent'] = [pick(['true', 'false'])];
    if (chance(0.5)) context['aws:PrincipalTag/team'] = [pick(['a', 'b'])];
    if (chance(0.3)) context['aws:CalledVia'] = pick([['athena.amazonaws.com'], ['athena.amazonaws.com', 'x.amazonaws.com']]);
    return {
        id: String(id),
        request: {principal: of.caller.arn, principalType: of.caller.type, action: of.what.action, resource: of.what.resource.replace('OWNER', of.owner),
                  resourceAccountId: of.owner, context, multiValuedKeys: ['aws:CalledVia']},
        identityPolicies: some(0, 2, () => document(of, 'identity')),
        serviceControlPolicies: chance(0.3) ? [[document(of, 'guardrail', 0.15), everything], [document(of, 'guardrail', 0.1)]] : [],
        resourceControlPolicies: [],
        resourcePolicy: chance(0.5) ? document(of, 'resource') : null,
        permissionBoundaries: chance(0.25) ? [document(of, 'identity', 0.15)] : [],
        sessionPolicy: of.caller.type === 'role-session' && chance(0.25) ? document(of, 'identity', 0.15) : null,
        vpcEndpointPolicies: [],
    };
}

const named = documents => documents.map((policy, index) => ({name: String(index), policy}));

async function theirs(one) {
    const context = Object.fromEntries(Object.entries(one.request.context).map(([key, values]) => [key, key === 'aws:CalledVia' ? values : values[0]]));
    const {principal, action, resource, resourceAccountId} = one.request;
    const result = await runSimulation({
        request: {principal, action, resource: {resource, accountId: resourceAccountId}, contextVariables: context},
        identityPolicies: named(one.identityPolicies),
        serviceControlPolicies: one.serviceControlPolicies.map((level, index) => ({orgIdentifier: String(index), policies: named(level)})),
        resourceControlPolicies: [],
        resourcePolicy: one.resourcePolicy ?? undefined,
        sessionPolicy: one.sessionPolicy ?? undefined,
        permissionBoundaryPolicies: one.permissionBoundaries.length ? named(one.permissionBoundaries) : undefined,
    }, {simulationMode: 'Strict'});
    const found = result.analysis?.result ?? result.overallResult;
    return {Allowed: 'Allow', ExplicitlyDenied: 'ExplicitDeny', ImplicitlyDenied: 'ImplicitDeny'}[found] ?? JSON.stringify(result.errors);
}

// A bucket's own account grants a session, by its ARN or with everybody: neither its boundary nor its session policy limits that.
// Source: IAM User Guide, "Policy evaluation for requests within a single account"; "Permissions boundaries for IAM entities".
function is_decided_by_aws(one, answer) {
    if (answer.decision !== 'Allow' || answer.layer !== 'resource-policy' || one.request.resourceAccountId !== home) return false;
    const {Principal: granted} = one.resourcePolicy.Statement[answer.statement];
    const is_wide = granted === '*' || granted.AWS === '*' || granted.AWS === one.request.principal;
    return is_wide && one.request.principalType === 'role-session' && (one.sessionPolicy !== null || one.permissionBoundaries.length > 0);
}

const questions = Array.from({length: Number(count)}, (_, id) => question(id));
const run = spawnSync(backlot, ['evaluate'], {input: questions.map(one => JSON.stringify(one) + '\n').join(''), maxBuffer: 2 ** 30, encoding: 'utf8'});
const answers = run.stdout.trim().split('\n').map(line => JSON.parse(line));
if (answers.length !== questions.length) throw new Error(`${answers.length} answers to ${questions.length} questions: ${run.stderr}`);
const found = {Allow: 0, ImplicitDeny: 0, ExplicitDeny: 0};
let explained = 0;
let different = 0;
for (const [index, one] of questions.entries()) {
    const ours = answers[index];
    found[ours.decision] += 1;
    const other = await theirs(one);
    if (ours.decision === other) continue;
    if (is_decided_by_aws(one, ours)) {
        explained += 1;
    } else if (++different <= 5) {
        console.log(JSON.stringify({ours, theirs: other, question: one}));
    }
}
console.log(`${questions.length} questions (${found.Allow} allowed, ${found.ImplicitDeny} and ${found.ExplicitDeny} denied): ` +
            `${different} differ, ${explained} differ as AWS documents it`);
process.exit(different === 0 && Math.min(...Object.values(found)) > 0 ? 0 : 1);
