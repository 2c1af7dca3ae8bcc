// Records: structs whose members carry tags, and their bytes.
//
//     struct Queue {
//         std::string name;
//         std::map<std::string, std::string> tags;
//         store::Unknown unknown = {};  // optional: keeps what a newer version wrote through a read and a write
//         static constexpr auto fields() { return std::tuple{field<1>(&Queue::name), field<2>(&Queue::tags)}; }
//     };
//
// A field is tag, length, bytes. Tags that a reader does not know are kept in `unknown`; missing ones leave the
// member at its default. A tag is never given to another member. Members may be bool, integers, double, enums,
// std::string, Time, durations, records, and std::optional, std::vector and std::map<std::string, ...> of those.
// docs/formats/store.md shows the bytes.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/assert.h"

namespace backlot::store {

// Fields of tags that this build does not know: tag -> bytes.
struct Unknown {
    std::vector<std::pair<std::uint32_t, std::string>> fields = {};
    friend bool operator==(const Unknown&, const Unknown&) = default;
};

template <std::uint32_t Tag, class Record, class Member>
struct Field {
    static constexpr std::uint32_t tag = Tag;
    Member Record::*member;
};

template <std::uint32_t Tag, class Record, class Member>
constexpr Field<Tag, Record, Member> field(Member Record::*member) {
    static_assert(Tag > 0);
    return {member};
}

template <class T>
concept RecordType = requires { T::fields(); };

// Writes the pieces that every record is made of. Varints are LEB128; signed numbers are zigzag.
class Encoder {
  public:
    void number(std::uint64_t value) {
        while (value >= 0x80) {
            out_.push_back(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        out_.push_back(static_cast<char>(value));
    }
    void signed_number(std::int64_t value);
    void real(double value);
    void raw(std::string_view bytes) { out_ += bytes; }
    void sized(std::string_view bytes) {
        number(bytes.size());
        out_ += bytes;
    }
    [[nodiscard]] std::string take() { return std::move(out_); }
    [[nodiscard]] const std::string& bytes() const { return out_; }

  private:
    std::string out_;
};

// Reads them; throws Failure (StateDamaged) where the bytes end early or a number is too long.
class Decoder {
  public:
    explicit Decoder(std::string_view bytes) : rest_(bytes) {}
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    std::uint64_t number() {
        if (!rest_.empty() && static_cast<unsigned char>(rest_[0]) < 0x80) {  // most are of one byte
            const auto value = static_cast<unsigned char>(rest_[0]);
            rest_.remove_prefix(1);
            return value;
        }
        return long_number();
    }
    std::int64_t signed_number();
    double real();
    std::string_view sized() {
        const auto size = number();
        if (size > rest_.size()) ends_within_a_field();
        const auto bytes = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return bytes;
    }
    [[nodiscard]] std::string_view rest() { return std::exchange(rest_, {}); }

  private:
    std::uint64_t long_number();
    [[noreturn]] static void ends_within_a_field();

    std::string_view rest_;
};

template <RecordType Record>
void encode_record(Encoder& out, const Record& record);
template <RecordType Record>
Record decode_record(std::string_view bytes);

namespace detail {

template <class T>
struct IsDuration : std::false_type {};
template <class Rep, class Period>
struct IsDuration<std::chrono::duration<Rep, Period>> : std::true_type {};
template <class T>
struct IsTime : std::false_type {};
template <class Length>
struct IsTime<std::chrono::sys_time<Length>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

// The payload of a value: its length is known from outside.
template <class T>
struct Payload;

template <class T>
    requires std::integral<T> || std::is_enum_v<T> || std::floating_point<T>
struct Payload<T> {
    static void write(Encoder& out, const T& value) {
        if constexpr (std::is_enum_v<T>) {
            Payload<std::underlying_type_t<T>>::write(out, static_cast<std::underlying_type_t<T>>(value));
        } else if constexpr (std::floating_point<T>) {
            out.real(value);
        } else if constexpr (std::is_signed_v<T> && !std::is_same_v<T, bool>) {
            out.signed_number(value);
        } else {
            out.number(value);
        }
    }
    static T read(Decoder& in) {
        if constexpr (std::is_enum_v<T>) {
            return static_cast<T>(Payload<std::underlying_type_t<T>>::read(in));
        } else if constexpr (std::is_same_v<T, bool>) {
            return in.number() != 0;
        } else if constexpr (std::floating_point<T>) {
            return static_cast<T>(in.real());
        } else if constexpr (std::is_signed_v<T>) {
            return static_cast<T>(in.signed_number());
        } else {
            return static_cast<T>(in.number());
        }
    }
    static bool is_empty(const T& value) { return value == T{}; }
};

template <>
struct Payload<std::string> {
    static void write(Encoder& out, const std::string& value) { out.raw(value); }
    static std::string read(Decoder& in) { return std::string(in.rest()); }
    static bool is_empty(const std::string& value) { return value.empty(); }
};

template <class T>
    requires IsDuration<T>::value
struct Payload<T> {
    static void write(Encoder& out, const T& value) { out.signed_number(value.count()); }
    static T read(Decoder& in) { return T(static_cast<typename T::rep>(in.signed_number())); }
    static bool is_empty(const T& value) { return value == T::zero(); }
};

template <class T>
    requires IsTime<T>::value
struct Payload<T> {
    static void write(Encoder& out, const T& value) { out.signed_number(value.time_since_epoch().count()); }
    static T read(Decoder& in) { return T(typename T::duration(in.signed_number())); }
    static bool is_empty(const T& value) { return value == T{}; }
};

template <RecordType T>
struct Payload<T> {
    static void write(Encoder& out, const T& value) { encode_record(out, value); }
    static T read(Decoder& in) { return decode_record<T>(in.rest()); }
    static bool is_empty(const T&) { return false; }
};

template <class T>
void write_sized(Encoder& out, const T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
        out.sized(value);
    } else {
        Encoder inner;
        Payload<T>::write(inner, value);
        out.sized(inner.bytes());
    }
}

template <class T>
T read_sized(Decoder& in) {
    Decoder inner(in.sized());
    return Payload<T>::read(inner);
}

template <class T>
struct Payload<std::vector<T>> {
    static_assert(!IsOptional<T>::value);
    static void write(Encoder& out, const std::vector<T>& value) {
        for (const auto& item : value) write_sized<T>(out, item);
    }
    static std::vector<T> read(Decoder& in) {
        std::vector<T> value;
        while (!in.at_end()) value.push_back(read_sized<T>(in));
        return value;
    }
    static bool is_empty(const std::vector<T>& value) { return value.empty(); }
};

template <class T, class Compare>
struct Payload<std::map<std::string, T, Compare>> {
    static_assert(!IsOptional<T>::value);
    using Map = std::map<std::string, T, Compare>;
    static void write(Encoder& out, const Map& value) {
        for (const auto& [key, item] : value) {
            out.sized(key);
            write_sized<T>(out, item);
        }
    }
    static Map read(Decoder& in) {
        Map value;
        while (!in.at_end()) {
            auto key = std::string(in.sized());
            value.insert_or_assign(std::move(key), read_sized<T>(in));
        }
        return value;
    }
    static bool is_empty(const Map& value) { return value.empty(); }
};

template <std::uint32_t Tag, class Record, class Member>
void write_field(Encoder& out, const Record& record, const Record& defaults, Field<Tag, Record, Member> at) {
    const auto& value = record.*at.member;
    if constexpr (IsOptional<Member>::value) {
        // Nothing is written for nothing, so nothing must be the default.
        BACKLOT_ASSERT(!(defaults.*at.member));
        if (!value) return;
        out.number(Tag);
        write_sized(out, *value);
    } else {
        // Left out only where a reader comes to the same: both are empty. A default that is not empty may change
        // with the code, so such a member is always written.
        if (Payload<Member>::is_empty(value) && Payload<Member>::is_empty(defaults.*at.member)) return;
        out.number(Tag);
        write_sized(out, value);
    }
}

template <std::uint32_t Tag, class Record, class Member>
bool read_field(std::uint64_t tag, std::string_view bytes, Record& record, Field<Tag, Record, Member> at) {
    if (tag != Tag) return false;
    Decoder in(bytes);
    if constexpr (IsOptional<Member>::value) {
        record.*at.member = Payload<typename Member::value_type>::read(in);
    } else {
        record.*at.member = Payload<Member>::read(in);
    }
    return true;
}

template <class Record>
concept KeepsUnknown = requires(Record& record) {
    { record.unknown } -> std::same_as<Unknown&>;
};

}  // namespace detail

template <RecordType Record>
void encode_record(Encoder& out, const Record& record) {
    [[maybe_unused]] static const Record defaults{};
    std::apply([&](auto... at) { (detail::write_field(out, record, defaults, at), ...); }, Record::fields());
    if constexpr (detail::KeepsUnknown<Record>) {
        for (const auto& [tag, bytes] : record.unknown.fields) {
            out.number(tag);
            out.sized(bytes);
        }
    }
}

template <RecordType Record>
Record decode_record(std::string_view bytes) {
    Record record{};
    Decoder in(bytes);
    while (!in.at_end()) {
        const auto tag = in.number();
        const auto value = in.sized();
        const bool known =
            std::apply([&](auto... at) { return (detail::read_field(tag, value, record, at) || ...); }, Record::fields());
        if constexpr (detail::KeepsUnknown<Record>) {
            if (!known) record.unknown.fields.emplace_back(static_cast<std::uint32_t>(tag), std::string(value));
        }
    }
    return record;
}

template <RecordType Record>
[[nodiscard]] std::string encode(const Record& record) {
    Encoder out;
    encode_record(out, record);
    return out.take();
}

template <RecordType Record>
[[nodiscard]] Record decode(std::string_view bytes) {
    return decode_record<Record>(bytes);
}

}  // namespace backlot::store
