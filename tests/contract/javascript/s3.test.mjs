// The JavaScript SDK against a running backlot: AWS_ENDPOINT_URL and credentials come from the environment.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Readable } from "node:stream";
import * as S3 from "@aws-sdk/client-s3";
import { STSClient, GetCallerIdentityCommand, AssumeRoleCommand } from "@aws-sdk/client-sts";
import { IAMClient, CreateRoleCommand, GetRoleCommand, PutRolePolicyCommand, DeleteRoleCommand } from "@aws-sdk/client-iam";
import { Upload } from "@aws-sdk/lib-storage";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

const region = "eu-west-2";
const s3 = new S3.S3Client({ region, forcePathStyle: true });
const Bucket = `javascript-${process.pid}`;

async function refused(promise) {
  try {
    await promise;
  } catch (error) {
    return [error.$metadata?.httpStatusCode, error.name];
  }
  assert.fail("it was allowed");
}

test("who asks", async () => {
  const who = await new STSClient({ region }).send(new GetCallerIdentityCommand({}));
  assert.equal(who.Account, "111122223333");
  assert.match(who.Arn, /^arn:aws:sts::111122223333:assumed-role\/admin\//);
});

test("a bucket and its objects", async () => {
  await s3.send(new S3.CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
  const put = await s3.send(new S3.PutObjectCommand({ Bucket, Key: "a b/ü.txt", Body: "hello", Metadata: { colour: "red" }, Tagging: "a=1" }));
  assert.equal(put.ETag, '"5d41402abc4b2a76b9719d911017c592"');
  assert.ok(put.ChecksumCRC32);
  const got = await s3.send(new S3.GetObjectCommand({ Bucket, Key: "a b/ü.txt", ChecksumMode: "ENABLED" }));
  assert.equal(await got.Body.transformToString(), "hello");
  assert.deepEqual(got.Metadata, { colour: "red" });
  const part = await s3.send(new S3.GetObjectCommand({ Bucket, Key: "a b/ü.txt", Range: "bytes=1-2" }));
  assert.equal(await part.Body.transformToString(), "el");
  const listed = await s3.send(new S3.ListObjectsV2Command({ Bucket, Delimiter: "/" }));
  assert.deepEqual(listed.CommonPrefixes, [{ Prefix: "a b/" }]);
  await s3.send(new S3.CopyObjectCommand({ Bucket, Key: "copy", CopySource: encodeURI(`${Bucket}/a b/ü.txt`) }));
  const deleted = await s3.send(new S3.DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: "copy" }, { Key: "absent" }] } }));
  assert.equal(deleted.Deleted.length, 2);
  assert.deepEqual(await refused(s3.send(new S3.GetObjectCommand({ Bucket, Key: "copy" }))), [404, "NoSuchKey"]);
});

test("a stream of unknown length is uploaded in parts", async () => {
  const chunk = Buffer.alloc(1024 * 1024, "x");
  const Body = Readable.from((function* () { for (let i = 0; i < 12; ++i) yield chunk; })());
  await new Upload({ client: s3, params: { Bucket, Key: "large", Body } }).done();
  const head = await s3.send(new S3.HeadObjectCommand({ Bucket, Key: "large" }));
  assert.equal(head.ContentLength, 12 * 1024 * 1024);
  assert.match(head.ETag, /-3"$/);
});

test("presigned URLs and forms", async () => {
  const put = await getSignedUrl(s3, new S3.PutObjectCommand({ Bucket, Key: "signed", ContentType: "text/plain", Metadata: { from: "url" } }), { expiresIn: 60 });
  const sent = await fetch(put, { method: "PUT", body: "", headers: { "content-type": "text/plain" } });
  assert.equal(sent.status, 200, await sent.text());
  assert.deepEqual((await s3.send(new S3.HeadObjectCommand({ Bucket, Key: "signed" }))).Metadata, { from: "url" });
  const { url, fields } = await createPresignedPost(s3, { Bucket, Key: "form", Conditions: [["content-length-range", 1, 10]] });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob(["four"]), "f.txt");
  assert.equal((await fetch(url, { method: "POST", body: form })).status, 204);
  const get = await getSignedUrl(s3, new S3.GetObjectCommand({ Bucket, Key: "form" }), { expiresIn: 60 });
  assert.equal(await (await fetch(get)).text(), "four");
});

test("a role may do what its policy says and no more", async () => {
  const iam = new IAMClient({ region });
  const trust = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "sts:AssumeRole" }] });
  const RoleName = `javascript-${process.pid}`;
  const made = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
  assert.equal((await iam.send(new GetRoleCommand({ RoleName }))).Role.RoleId, made.Role.RoleId);
  const session = await new STSClient({ region }).send(new AssumeRoleCommand({ RoleArn: made.Role.Arn, RoleSessionName: "session" }));
  const credentials = { accessKeyId: session.Credentials.AccessKeyId, secretAccessKey: session.Credentials.SecretAccessKey, sessionToken: session.Credentials.SessionToken };
  const narrow = new S3.S3Client({ region, forcePathStyle: true, credentials });
  const read = () => narrow.send(new S3.GetObjectCommand({ Bucket, Key: "form" }));
  assert.deepEqual(await refused(read()), [403, "AccessDenied"]);
  const Policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/form` }] };
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "read", PolicyDocument: JSON.stringify(Policy) }));
  assert.equal(await (await read()).Body.transformToString(), "four");
  assert.deepEqual(await refused(narrow.send(new S3.ListObjectsV2Command({ Bucket }))), [403, "AccessDenied"]);
  assert.deepEqual(await refused(iam.send(new DeleteRoleCommand({ RoleName }))), [409, "DeleteConflictException"]);
});
