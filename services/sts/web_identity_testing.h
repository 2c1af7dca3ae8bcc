// Tokens of a provider https://ci.example/org for tests: made once with keys that were thrown away, valid for the first
// hour of 2026, which is where a Stage starts.
#pragma once

#include <string_view>

namespace backlot::sts::testing {

inline constexpr std::string_view provider_keys =
    "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"one\",\"alg\":\"RS256\",\"use\":\"sig\",\"n\":\"tWoU8Rltkzro"
    "AIrKl6vcsLD7eC_rFZwADh_nMUYW0w96Q6JYv61TRnhJ8RuTSG4AWr9Hmgx2lTVb1MJ9EzEBaV0YbFEeICDnVkeNMUY_yiXPCp"
    "1o4oEhCTAX591YNv3E8yUq9jp_iyO_tAAc5M6qLpMKrqKWnyILm-0_0yiQYSSimBWkGbmy7LaKDHU78oKhzW0O6eNoDPjZJT4E"
    "IV_JF-eC8TCad1isktywkEmLdaU1aU0VbJlOUAqnbEBRe-FOmZfMzHM0DLExaWxASiPGdWfGyUEbom5d-wy3M8DHwrMlZ4L7PY"
    "xuN0AFqEJTtEXF4-CZZVe5LeFXosgklwKIIQ\",\"e\":\"AQAB\"},{\"kty\":\"EC\",\"kid\":\"two\",\"crv\":\"P"
    "-256\",\"x\":\"NiPvkfjqPePa3a6TKDXlkmBsKVlWvtMHsagXfL-DldA\",\"y\":\"SBhwbPqSS_cxdfmVd2Cks6-jumBd5"
    "6vtof6BRyS4uSI\"}]}";

inline constexpr std::string_view token =
    "eyJhbGciOiJSUzI1NiIsImtpZCI6Im9uZSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2NpLmV4YW1wbGUvb3JnIiwiYXV"
    "kIjoic3RzLmFtYXpvbmF3cy5jb20iLCJzdWIiOiJyZXBvOndlYjptYWluIiwiaWF0IjoxNzY3MjI1NjAwLCJleHAiOjE3NjcyMjk"
    "yMDB9.iCEorqiHGOaA-XKDRUKG2zvYczimd_bWeGJiMMkWruCsEp5arQyLmjukSfpgvc6_oEHs0jooiPKoQaRXJnzLLt_sKpIvAf"
    "vwUZcZ4kRGshfuFO3VyZJyuoxzAUfxi8vSt3pPBCM9tYdUfKLyguOUJGzReAW4_Q6XqUOD2uwQPkxRa9lhK33A9sU6bxZLEG-VV3"
    "kS_k2pc0611cU9cd2KSZjmtxAtejeDvaZq2LFPe81oGwJRHBnDNaGg_AA3ETvWzyIwuncGL4Qq5W3XXHRFf-EqKmk6TUHGDNBEoX"
    "DT74VC5DaY5KPyPs5JdXXCLLh7Qj6Sg-S8ZHbnQ41iwxkOJg";

inline constexpr std::string_view token_elliptic =
    "eyJhbGciOiJFUzI1NiIsImtpZCI6InR3byIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2NpLmV4YW1wbGUvb3JnIiwiYXV"
    "kIjoic3RzLmFtYXpvbmF3cy5jb20iLCJzdWIiOiJyZXBvOndlYjptYWluIiwiaWF0IjoxNzY3MjI1NjAwLCJleHAiOjE3NjcyMjk"
    "yMDB9.Qk-4E_PM5onYu7zL30k7gUoevqpUjOyaiE0_FfCQcoZdia4qrQqryLc8TfZ_cO1wpdD19VrSVO8t5hF_a39tYQ";

inline constexpr std::string_view token_unsigned =
    "eyJhbGciOiJub25lIiwia2lkIjoib25lIiwidHlwIjoiSldUIn0.eyJpc3MiOiJodHRwczovL2NpLmV4YW1wbGUvb3JnIiwiYXVk"
    "Ijoic3RzLmFtYXpvbmF3cy5jb20iLCJzdWIiOiJyZXBvOndlYjptYWluIiwiaWF0IjoxNzY3MjI1NjAwLCJleHAiOjE3NjcyMjky"
    "MDB9.";

inline constexpr std::string_view token_of_another_audience =
    "eyJhbGciOiJSUzI1NiIsImtpZCI6Im9uZSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2NpLmV4YW1wbGUvb3JnIiwiYXV"
    "kIjoiZ2FyZGVuIiwic3ViIjoicmVwbzp3ZWI6bWFpbiIsImlhdCI6MTc2NzIyNTYwMCwiZXhwIjoxNzY3MjI5MjAwfQ.Oyv0GLau"
    "SeQP0cTag856YBHe3eREtYdtwD-1MZ-UQX3EmF9WITMLo0lkS74jhY952O3S72WApowxTpsSYZkGpRdxyRjtX2yCLmA16NS1lblD"
    "hpd0lxd1pzUyHfxp7qGTd_4Lm4WCYPIANPbkigynpFDwi0ocO8kVxujOuNjO2BW1ZOqWfW5-ZivoovuvjTy3-egKU8zvPQRAFTTy"
    "ZzZCyWSPSnxnnjeN7GuYp1e97ditqbAQeKWYyfzN9tTgtmV8UvC-dPPvVJL6kt4ElQktvq2DWEJonIy1VaA9Lg3LydZox369i0Cb"
    "G4oW8iLBjTlnzeIuuoVhKqF0RmZM9Hcp4A";

inline constexpr std::string_view token_with_party =
    "eyJhbGciOiJSUzI1NiIsImtpZCI6Im9uZSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2NpLmV4YW1wbGUvb3JnIiwiYXV"
    "kIjoiZ2FyZGVuIiwic3ViIjoicmVwbzp3ZWI6bWFpbiIsImlhdCI6MTc2NzIyNTYwMCwiZXhwIjoxNzY3MjI5MjAwLCJhenAiOiJ"
    "zdHMuYW1hem9uYXdzLmNvbSJ9.rC4SmmYEkhW5jndg0fgJB7SJcgBFFib6gBmuxfLPKK0ff6tiGNktpWijUB2pxnx31IDdV3Qbal"
    "v8d3brdTO-_rtehxMxrTLiL75AXi5k2YTliwXpVS5KqL9nCtetbx5cRf_Ue3K52Io3GFqRlDs192pVi_G9sL70b_M-Wn5cEWdDLt"
    "mt93npFTomL0aJq8AYkbNyTWqhgqqnXzO_bPIChPXhmay3sOI_4ZDFkh_NURBIAuFron7hfBYlOsbUrpIZK4XyFAS-ueIayoesjT"
    "NYSXrI3qYfFNTAqFceD3eDCcQdy7X-55hVvY8jfvc9FTh3ZsbrphTxKQilOwSOpfsDOg";

inline constexpr std::string_view token_with_tags =
    "eyJhbGciOiJSUzI1NiIsImtpZCI6Im9uZSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2NpLmV4YW1wbGUvb3JnIiwiYXV"
    "kIjoic3RzLmFtYXpvbmF3cy5jb20iLCJzdWIiOiJyZXBvOndlYjptYWluIiwiaWF0IjoxNzY3MjI1NjAwLCJleHAiOjE3NjcyMjk"
    "yMDAsImh0dHBzOi8vYXdzLmFtYXpvbi5jb20vdGFncyI6eyJwcmluY2lwYWxfdGFncyI6eyJ0ZWFtIjpbIndlYiJdfSwidHJhbnN"
    "pdGl2ZV90YWdfa2V5cyI6WyJ0ZWFtIl19LCJodHRwczovL2F3cy5hbWF6b24uY29tL3NvdXJjZV9pZGVudGl0eSI6ImJ1aWxkZXI"
    "ifQ.OuUgDM2_Bofikqu0jPh8Y0gsSVPmsyR_Is2ZqCa5HvoNX7qF0caK71NraLy9-5eDgcluOctCc5rUJeWW6TqQOWCM6_0tvJiR"
    "6j7LVd8-mYhc3AxDbWOsFZPMl6Q7p7MAl4GSmMWqLI1Wu7f6gQXZC5g1loPLyuP50WScN3K5GMP9xuioWt6Umd9LLeqoIIqY3UcA"
    "vUqnC4y593nf8gVOrpsC6Fkv_HrsLoHiY9NQMoJ1yo6t5MJ3dRCzT03kUMMrHUZlpTtfqwh_lsbdxR_vNWrKAntJKMRXJvKojG3L"
    "q9GU0rml8HsZakhjWH0ht1WrU3AntJzvjWZvHn1FxUDxsA";

inline constexpr std::string_view token_without_end =
    "eyJhbGciOiJSUzI1NiIsImtpZCI6Im9uZSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2NpLmV4YW1wbGUvb3JnIiwiYXV"
    "kIjoic3RzLmFtYXpvbmF3cy5jb20iLCJzdWIiOiJyZXBvOndlYjptYWluIiwiaWF0IjoxNzY3MjI1NjAwfQ.dIy2XT3yc1vqBhLH"
    "Y7u5Y9wohcFtt8OXiIiZdfjKvvWIEc8oRVlLqIwbrYLxZosD7TJpJ36rAvLqUSFLWon4u2zdhJpw0o2oS8GZM03A-NJLooXVVMhJ"
    "xJQ6HpDnHKQCQn5fPIJ4ZYZa4lQ_fvUl5NXVRXmlrURF99dvwwn7Gi1ElRiuvVoPiJhN6q2-PGwLaqbkoCvW4Gg76nuVC2bSq9dp"
    "igRIx-cYobE-Io0J87_6jgqgDxhPeuYNuuMTQIaGCmBOAKA8s28M2qyr1Sq-IBeIytY32x-tFOYIXKHKFB8PoTpZKsoscJ7nUOM5"
    "5Wmr9Wk_NmDzfH03l1NWGa6Bug";

}  // namespace backlot::sts::testing
