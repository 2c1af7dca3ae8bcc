// Events of a group that has a key of KMS: sealed under data keys that KMS makes and opens for CloudWatch Logs itself, so that the key's
// policy must let logs.REGION.amazonaws.com, with the group's ARN as encryption context.
//
// A data key serves new events for an hour. Events from before the key was associated lie open, those from before it was taken away or
// exchanged stay under the old one.
//
// Source: Amazon CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS Key Management Service".
#pragma once

#include <map>
#include <string>

#include "services/logs/access.h"
#include "services/logs/events.h"

namespace backlot::logs {

// Whether CloudWatch Logs may use the key for the group: an ARN. Fails with InvalidParameterException.
[[nodiscard]] Result<> check_key(Context& context, const GroupKey& key, const std::string& kms_key);

// What the group's new events are sealed under; empty where it has no key. The group's record is the caller's to store.
struct Sealing {
    std::uint64_t number = 0;
    std::string key = {};
};
// Fails with AccessDeniedException.
[[nodiscard]] Result<Sealing> sealing_for(Context& context, const GroupKey& key, GroupRecord& group);
[[nodiscard]] std::string seal_message(const Sealing& sealing, const GroupKey& key, std::string_view message);

// Opens the messages of one group's events, for one call.
class Opener {
  public:
    Opener(const Context& context, GroupKey key) : context_(context), key_(std::move(key)) {}
    // Fails with AccessDeniedException where KMS does not open the data key any more.
    [[nodiscard]] Result<> open(EventRecord& event);

  private:
    const Context& context_;
    GroupKey key_;
    std::map<std::uint64_t, std::string> opened_ = {};
};

}  // namespace backlot::logs
