#include "services/s3/multipart.h"

#include "base/arn.h"
#include "services/s3/acl_shapes.h"
#include "services/s3/objects.h"

namespace backlot::s3 {

std::string new_upload_id(Context& context) {
    constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    auto time = static_cast<std::uint64_t>(context.now().time_since_epoch().count());
    std::string sortable(8, digits[0]);
    for (std::size_t i = sortable.size(); i > 0; --i, time /= digits.size()) sortable[i - 1] = digits[time % digits.size()];
    return sortable + context.ids().alnum(56);
}

Result<UploadRecord> open_upload(const Context& context, std::string_view bucket, std::string_view key,
                                 std::string_view upload_id) {
    auto upload = context.find(uploads, bucket, key, upload_id);
    if (!upload) return errors::no_such_upload(upload_id);
    return std::move(*upload);
}

Question upload_question(const Context& context, const BucketRecord& bucket, std::string_view action, std::string_view key,
                         std::string_view upload_id) {
    auto asked = object_question(context, bucket, action, key, nullptr);
    const auto upload = context.find(uploads, bucket.name, key, upload_id);
    const auto& caller = context.caller();
    if (!upload || caller.is_anonymous() || upload->initiator.empty()) return asked;
    const bool is_initiators = caller.account == arn_account(upload->initiator) && caller.account != bucket.account;
    asked.owned.acl_allows |= caller.arn == upload->initiator || is_initiators;
    return asked;
}

Result<> check_part_number(std::int64_t number) {
    if (number >= 1 && number <= part_number_limit) return {};
    return errors::invalid_argument("Part number must be an integer between 1 and 10000, inclusive", "partNumber",
                                    std::to_string(number));
}

Result<> check_part_key(const UploadRecord& upload, const CustomerKey& customer) {
    const bool needs_key = upload.draft.encryption.contains("SSECustomerKeyMD5");
    if (needs_key && !customer.is_given()) {
        return errors::invalid_request(
            "The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate "
            "encryption parameters.");
    }
    if (!needs_key && customer.is_given()) {
        return errors::invalid_request(
            "The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate "
            "encryption parameters.");
    }
    auto checked = check_customer_key(upload.draft, customer);
    if (checked || checked.error().code != "AccessDenied") return checked;
    return errors::invalid_request("The provided encryption parameters did not match the ones used originally.");
}

void put_part(Context& context, const UploadRecord& upload, const UploadedPart& part) {
    const auto number = static_cast<std::uint64_t>(part.number);
    if (const auto old = context.find(uploaded_parts, upload.id, number)) release(context, old->extents);
    store::put(context.writes(), uploaded_parts, part, upload.id, number);
}

void forget_upload(Context& context, std::string_view bucket, const UploadRecord& upload) {
    store::erase_all(context.writes(), uploaded_parts, upload.id);
    store::erase(context.writes(), uploads, bucket, upload.key, upload.id);
}

Person initiator_of(const Context& context, const UploadRecord& upload) {
    if (upload.initiator.empty() || upload.initiator.ends_with(":root")) {
        const auto owner = owner_shape(context, upload.owner);
        return {.id = owner.id.value_or(""), .name = owner.display_name.value_or("")};
    }
    const auto slash = upload.initiator.rfind('/');
    return {.id = upload.initiator,
            .name = slash == std::string::npos ? std::string{} : upload.initiator.substr(slash + 1)};
}

}  // namespace backlot::s3
