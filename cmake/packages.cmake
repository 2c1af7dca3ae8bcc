# What comes from outside: the distribution's libraries, and the pinned packages of tools/packages.txt.
execute_process(COMMAND ${CMAKE_SOURCE_DIR}/tools/fetch_packages.sh RESULT_VARIABLE fetched)
if(NOT fetched EQUAL 0)
  message(FATAL_ERROR "tools/fetch_packages.sh failed: the pinned packages could not be downloaded")
endif()
set(BACKLOT_PACKAGES ${CMAKE_SOURCE_DIR}/.packages)

# LMDB with keys of up to 1,982 bytes: S3 keys have up to 1,024 (docs/decisions/0003-lmdb.md).
set(LMDB_DIR ${BACKLOT_PACKAGES}/lmdb/lib)
add_library(lmdb STATIC ${LMDB_DIR}/mdb.c ${LMDB_DIR}/midl.c)
target_include_directories(lmdb SYSTEM PUBLIC ${LMDB_DIR})
target_compile_definitions(lmdb PRIVATE MDB_MAXKEYSIZE=0)
target_compile_options(lmdb PRIVATE -w)

find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
pkg_check_modules(PUGIXML IMPORTED_TARGET pugixml)
find_package(pugixml REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(spdlog REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
find_package(Boost 1.81 REQUIRED)
