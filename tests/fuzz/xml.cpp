// XML: what is read can be written and read again; an operation's input is filled or refused.
#include "tests/fuzz/fuzz.h"
#include "services/s3/model.h"
#include "text/xml.h"
#include "wire/wire.h"

namespace {

using namespace backlot;

void write(XmlWriter& writer, const Xml& element) {
    writer.open(element.name);
    for (const auto& [name, value] : element.attributes) writer.attribute(name, value);
    writer.text(element.text);
    for (const auto& child : element.children) write(writer, child);
    writer.close();
}

void check_same(const Xml& one, const Xml& other) {
    BACKLOT_ASSERT(one.name == other.name && one.text == other.text);
    BACKLOT_ASSERT(one.children.size() == other.children.size());
    for (std::size_t i = 0; i < one.children.size(); ++i) check_same(one.children[i], other.children[i]);
}

template <class Input>
void decode(std::string_view operation, std::string_view body) {
    const auto& service = s3::service();
    for (const auto& one : service.operations) {
        if (one.name != operation) continue;
        const wire::Request request{.method = "PUT", .path = "/reports/key", .query = {}, .headers = {}, .body = std::string(body)};
        wire::Route route{.service = &service, .operation = &one};
        route.labels = {{"Bucket", "reports"}, {"Key", "key"}};
        Input input;
        const auto done = wire::decode(route, request, &input);
        if (!done) (void)wire::encode_error(&service, &one, done.error(), "id");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    if (const auto xml = Xml::parse(text)) {
        XmlWriter writer;
        write(writer, *xml);
        const auto again = Xml::parse(writer.take());
        BACKLOT_ASSERT(again.has_value());
        check_same(*xml, *again);
    }
    decode<s3::DeleteObjectsInput>("DeleteObjects", text);
    decode<s3::PutBucketLifecycleConfigurationInput>("PutBucketLifecycleConfiguration", text);
    decode<s3::CompleteMultipartUploadInput>("CompleteMultipartUpload", text);
    decode<s3::PutObjectAclInput>("PutObjectAcl", text);
    return 0;
}
