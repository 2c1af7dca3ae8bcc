"""KMS by boto3, with the cryptography package as the second opinion on every signature and ciphertext that leaves it."""

import datetime
import hashlib
import hmac
import stat

import botocore.exceptions
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, keywrap, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa, utils

from conftest import ROOT, Server, refused


@pytest.fixture(scope="module")
def keys_server():
    running = Server("--organization", str(ROOT / "fixtures/organizations/keys.yaml"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def kms(keys_server):
    return keys_server.client("kms", "main/admin")


HASHES = {"256": hashes.SHA256(), "384": hashes.SHA384(), "512": hashes.SHA512()}


def public_key(kms, key_id):
    return serialization.load_der_public_key(kms.get_public_key(KeyId=key_id)["PublicKey"])


def check(public, algorithm, message, signature, is_digest=False):
    """Verifies as a stranger would, who has the public key alone."""
    digest = HASHES[algorithm[-3:]]
    given = utils.Prehashed(digest) if is_digest else digest
    if algorithm.startswith("RSASSA_PSS"):
        public.verify(signature, message, padding.PSS(padding.MGF1(digest), salt_length=digest.digest_size), given)
    elif algorithm.startswith("RSASSA"):
        public.verify(signature, message, padding.PKCS1v15(), given)
    elif algorithm.startswith("ECDSA"):
        public.verify(signature, message, ec.ECDSA(given))
    else:
        public.verify(signature, message)


def make(kms, **arguments):
    return kms.create_key(**arguments)["KeyMetadata"]


def test_a_symmetric_key_seals_and_opens(kms):
    key = make(kms)
    sealed = kms.encrypt(KeyId=key["Arn"], Plaintext=b"secret", EncryptionContext={"team": "search"})
    assert sealed["KeyId"] == key["Arn"] and b"secret" not in sealed["CiphertextBlob"]
    opened = kms.decrypt(CiphertextBlob=sealed["CiphertextBlob"], EncryptionContext={"team": "search"})
    assert opened["Plaintext"] == b"secret" and opened["KeyMaterialId"] == key["CurrentKeyMaterialId"]
    with pytest.raises(kms.exceptions.InvalidCiphertextException):
        kms.decrypt(CiphertextBlob=sealed["CiphertextBlob"])
    with pytest.raises(kms.exceptions.InvalidCiphertextException):
        kms.decrypt(CiphertextBlob=b"no blob of ours")
    with pytest.raises(kms.exceptions.IncorrectKeyException):
        kms.decrypt(CiphertextBlob=sealed["CiphertextBlob"], EncryptionContext={"team": "search"}, KeyId=make(kms)["KeyId"])


def test_errors_are_those_that_the_sdk_knows(kms):
    with pytest.raises(kms.exceptions.NotFoundException) as error:
        kms.describe_key(KeyId="1234abcd-12ab-34cd-56ef-1234567890ab")
    assert error.value.response["Error"]["Message"] == (
        "Key 'arn:aws:kms:eu-west-2:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab' does not exist")
    key = make(kms)["KeyId"]
    kms.disable_key(KeyId=key)
    with pytest.raises(kms.exceptions.DisabledException):
        kms.encrypt(KeyId=key, Plaintext=b"x")
    with pytest.raises(kms.exceptions.DryRunOperationException):
        kms.encrypt(KeyId=make(kms)["KeyId"], Plaintext=b"x", DryRun=True)
    assert refused(kms.create_custom_key_store, CustomKeyStoreName="x") == (400, "NotImplemented")


@pytest.mark.parametrize("spec", ["RSA_2048", "RSA_3072", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519"])
def test_signatures_are_ones_to_a_stranger(kms, spec):
    key = make(kms, KeySpec=spec, KeyUsage="SIGN_VERIFY")
    public = public_key(kms, key["KeyId"])
    for algorithm in key["SigningAlgorithms"]:
        if algorithm == "ED25519_PH_SHA_512":
            continue  # the package has none; RFC 8032's vector is in services/kms/vectors_test.cpp
        signature = kms.sign(KeyId=key["KeyId"], Message=b"message", SigningAlgorithm=algorithm)["Signature"]
        check(public, algorithm, b"message", signature)
        with pytest.raises(InvalidSignature):
            check(public, algorithm, b"massage", signature)
        if spec == "ECC_NIST_EDWARDS25519":
            continue
        digest = hashlib.new("sha" + algorithm[-3:], b"message").digest()
        signature = kms.sign(KeyId=key["KeyId"], Message=digest, MessageType="DIGEST", SigningAlgorithm=algorithm)["Signature"]
        check(public, algorithm, digest, signature, is_digest=True)
        assert kms.verify(KeyId=key["KeyId"], Message=b"message", Signature=signature, SigningAlgorithm=algorithm)["SignatureValid"]


def test_a_4096_bit_key_signs(kms):
    key = make(kms, KeySpec="RSA_4096", KeyUsage="SIGN_VERIFY")
    assert public_key(kms, key["KeyId"]).key_size == 4096
    signature = kms.sign(KeyId=key["KeyId"], Message=b"m", SigningAlgorithm="RSASSA_PSS_SHA_512")["Signature"]
    check(public_key(kms, key["KeyId"]), "RSASSA_PSS_SHA_512", b"m", signature)


def test_signatures_of_imported_keys_made_outside_are_verified(kms):
    """A key of our own, imported: KMS verifies what the package signed, and the other way round."""
    private = ec.generate_private_key(ec.SECP256R1())
    key = make(kms, KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY", Origin="EXTERNAL")["KeyId"]
    given = kms.get_parameters_for_import(KeyId=key, WrappingAlgorithm="RSA_AES_KEY_WRAP_SHA_256", WrappingKeySpec="RSA_3072")
    secret = private.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    aes = bytes(range(32))
    wrapped = serialization.load_der_public_key(given["PublicKey"]).encrypt(
        aes, padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)) + keywrap.aes_key_wrap_with_padding(aes, secret)
    kms.import_key_material(KeyId=key, ImportToken=given["ImportToken"], EncryptedKeyMaterial=wrapped, ExpirationModel="KEY_MATERIAL_DOES_NOT_EXPIRE")
    signature = private.sign(b"message", ec.ECDSA(hashes.SHA256()))
    assert kms.verify(KeyId=key, Message=b"message", Signature=signature, SigningAlgorithm="ECDSA_SHA_256")["SignatureValid"]
    with pytest.raises(kms.exceptions.KMSInvalidSignatureException):
        kms.verify(KeyId=key, Message=b"massage", Signature=signature, SigningAlgorithm="ECDSA_SHA_256")


@pytest.mark.parametrize("digest", [hashes.SHA1(), hashes.SHA256()], ids=lambda one: one.name)
def test_what_a_stranger_encrypts_with_the_public_key_opens(kms, digest):
    key = make(kms, KeySpec="RSA_2048", KeyUsage="ENCRYPT_DECRYPT")["KeyId"]
    algorithm = "RSAES_OAEP_SHA_" + {"sha1": "1", "sha256": "256"}[digest.name]
    sealed = public_key(kms, key).encrypt(b"secret", padding.OAEP(padding.MGF1(digest), digest, None))
    assert kms.decrypt(KeyId=key, CiphertextBlob=sealed, EncryptionAlgorithm=algorithm)["Plaintext"] == b"secret"


def test_imported_symmetric_material_and_the_mac_of_an_imported_key(kms):
    secret = bytes(range(64))
    key = make(kms, KeySpec="HMAC_512", KeyUsage="GENERATE_VERIFY_MAC", Origin="EXTERNAL")["KeyId"]
    given = kms.get_parameters_for_import(KeyId=key, WrappingAlgorithm="RSAES_OAEP_SHA_1", WrappingKeySpec="RSA_2048")
    wrapped = serialization.load_der_public_key(given["PublicKey"]).encrypt(secret, padding.OAEP(padding.MGF1(hashes.SHA1()), hashes.SHA1(), None))
    kms.import_key_material(KeyId=key, ImportToken=given["ImportToken"], EncryptedKeyMaterial=wrapped,
                            ValidTo=datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1))
    mac = kms.generate_mac(KeyId=key, Message=b"message", MacAlgorithm="HMAC_SHA_512")["Mac"]
    assert mac == hmac.new(secret, b"message", "sha512").digest()
    assert kms.verify_mac(KeyId=key, Message=b"message", MacAlgorithm="HMAC_SHA_512", Mac=mac)["MacValid"]
    with pytest.raises(kms.exceptions.KMSInvalidMacException):
        kms.verify_mac(KeyId=key, Message=b"massage", MacAlgorithm="HMAC_SHA_512", Mac=mac)


@pytest.mark.parametrize("spec, curve", [("ECC_NIST_P256", ec.SECP256R1()), ("ECC_NIST_P384", ec.SECP384R1()), ("ECC_NIST_P521", ec.SECP521R1())])
def test_a_shared_secret_is_the_other_sides_too(kms, spec, curve):
    key = make(kms, KeySpec=spec, KeyUsage="KEY_AGREEMENT")["KeyId"]
    mine = ec.generate_private_key(curve)
    spki = mine.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    got = kms.derive_shared_secret(KeyId=key, KeyAgreementAlgorithm="ECDH", PublicKey=spki)["SharedSecret"]
    assert got == mine.exchange(ec.ECDH(), public_key(kms, key))


@pytest.mark.parametrize("spec, kind", [("RSA_2048", rsa.RSAPrivateKey), ("ECC_SECG_P256K1", ec.EllipticCurvePrivateKey), ("ECC_NIST_EDWARDS25519", ed25519.Ed25519PrivateKey)])
def test_data_key_pairs_load_and_fit(kms, spec, kind):
    key = make(kms)["KeyId"]
    made = kms.generate_data_key_pair(KeyId=key, KeyPairSpec=spec, EncryptionContext={"a": "b"})
    private = serialization.load_der_private_key(made["PrivateKeyPlaintext"], None)
    assert isinstance(private, kind)
    assert private.public_key() == serialization.load_der_public_key(made["PublicKey"])
    assert kms.decrypt(CiphertextBlob=made["PrivateKeyCiphertextBlob"], EncryptionContext={"a": "b"})["Plaintext"] == made["PrivateKeyPlaintext"]


def test_grants_and_policies_over_the_wire(keys_server, kms):
    key = make(kms)
    bob = keys_server.client("kms", "other/user/bob")
    assert refused(bob.encrypt, KeyId=key["Arn"], Plaintext=b"x") == (400, "AccessDeniedException")
    grant = kms.create_grant(KeyId=key["KeyId"], GranteePrincipal="arn:aws:iam::222222222222:user/bob",
                             RetiringPrincipal="arn:aws:iam::222222222222:user/bob", Operations=["Encrypt"])
    bob.encrypt(KeyId=key["Arn"], Plaintext=b"x", GrantTokens=[grant["GrantToken"]])
    assert [one["GrantId"] for one in kms.list_grants(KeyId=key["KeyId"])["Grants"]] == [grant["GrantId"]]
    bob.retire_grant(GrantToken=grant["GrantToken"])
    assert refused(bob.encrypt, KeyId=key["Arn"], Plaintext=b"x") == (400, "AccessDeniedException")


def test_pages_by_the_sdks_paginators(kms):
    key = make(kms)["KeyId"]
    names = [f"alias/page-{n:02d}" for n in range(7)]
    for name in names:
        kms.create_alias(AliasName=name, TargetKeyId=key)
    pages = kms.get_paginator("list_aliases").paginate(KeyId=key, PaginationConfig={"PageSize": 3})
    assert [alias["AliasName"] for page in pages for alias in page["Aliases"]] == names


def test_secrets_lie_sealed_in_the_state(tmp_path):
    """What a key sealed opens after a restart, with the state's master key; another master key opens nothing."""
    arguments = ("--organization", str(ROOT / "fixtures/organizations/keys.yaml"))
    secret = bytes(range(200, 232))
    first = Server(*arguments, state=tmp_path)
    try:
        kms = first.client("kms", "main/admin")
        key = kms.create_key(Origin="EXTERNAL")["KeyMetadata"]["KeyId"]
        given = kms.get_parameters_for_import(KeyId=key, WrappingAlgorithm="RSAES_OAEP_SHA_256", WrappingKeySpec="RSA_2048")
        wrapped = serialization.load_der_public_key(given["PublicKey"]).encrypt(secret, padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None))
        kms.import_key_material(KeyId=key, ImportToken=given["ImportToken"], EncryptedKeyMaterial=wrapped, ExpirationModel="KEY_MATERIAL_DOES_NOT_EXPIRE")
        sealed = kms.encrypt(KeyId=key, Plaintext=b"kept")["CiphertextBlob"]
    finally:
        first.stop()
    master = tmp_path / "master.key"
    assert stat.S_IMODE(master.stat().st_mode) == 0o600 and master.stat().st_size == 32
    rows = (tmp_path / "data.mdb").read_bytes()
    assert key.encode() in rows and secret not in rows and secret[:16] not in rows

    second = Server(*arguments, state=tmp_path)
    try:
        assert second.client("kms", "main/admin").decrypt(CiphertextBlob=sealed)["Plaintext"] == b"kept"
    finally:
        second.stop()
    master.write_bytes(bytes(32))
    third = Server(*arguments, state=tmp_path)
    try:
        with pytest.raises(botocore.exceptions.ClientError) as error:
            third.client("kms", "main/admin").decrypt(CiphertextBlob=sealed)
        assert error.value.response["Error"]["Code"] == "StateDamaged"
    finally:
        third.stop()


@pytest.mark.parametrize("plaintext, rule", [(b"", "Member must have length greater than or equal to 1"),
                                             (b"x" * 4097, "Member must have length less than or equal to 4096")])
def test_bytes_have_a_length_and_are_not_told(kms, plaintext, rule):
    with pytest.raises(botocore.exceptions.ClientError) as error:
        kms.encrypt(KeyId=kms.create_key()["KeyMetadata"]["KeyId"], Plaintext=plaintext)
    assert error.value.response["Error"] == {
        "Code": "ValidationException",
        "Message": f"1 validation error detected: Value at 'plaintext' failed to satisfy constraint: {rule}"}
