# Compiler, warnings, sanitizers, cache and linker.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(BACKLOT_LIBRARY STATIC)
if(BACKLOT_SHARED)
  set(BACKLOT_LIBRARY SHARED)
endif()
set_property(GLOBAL PROPERTY USE_FOLDERS ON)

find_program(CCACHE ccache)
if(CCACHE)
  # Paths are hashed relative to the source tree: two clones of it share what the cache holds.
  set(CMAKE_C_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
    CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1 CCACHE_PCH_EXTSUM=1 ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_C_COMPILER_LAUNCHER})
endif()

# A precompiled header differs from build to build even where its headers do not: the cache is told to look at a file of
# a fixed text in its place (CCACHE_PCH_EXTSUM) and at the headers themselves (-fpch-deps).
function(backlot_precompile target)
  target_precompile_headers(${target} PRIVATE ${ARGN})
  if(CCACHE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -fpch-deps)
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.dir/cmake_pch.hxx.gch.sum
      CONTENT "the headers are hashed themselves\n" @ONLY)
  endif()
endfunction()

# backlot_precompiled(name LIBRARIES targets... HEADERS headers...): a target that holds nothing but a precompiled header.
function(backlot_precompiled name)
  cmake_parse_arguments(PRECOMPILED "" "" "LIBRARIES;HEADERS" ${ARGN})
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp CONTENT "// Nothing but the header.\n" @ONLY)
  add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  target_link_libraries(${name} PRIVATE ${PRECOMPILED_LIBRARIES} backlot_options)
  backlot_precompile(${name} ${PRECOMPILED_HEADERS})
endfunction()

function(backlot_reuse_precompiled target owner)
  target_precompile_headers(${target} REUSE_FROM ${owner})
  if(CCACHE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -fpch-deps)
  endif()
endfunction()

find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_library(backlot_options INTERFACE)
target_compile_options(backlot_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
  # Records are named by their tags and shapes by their members: leaving the rest at its default is the point.
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False positives of g++ 12 inside libstdc++ at -O2 (GCC bugs 105329, 105651, 107852).
  target_compile_options(backlot_options INTERFACE
    -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds -Wno-maybe-uninitialized -Wno-dangling-pointer
    -Wno-free-nonheap-object -Wno-stringop-overread)
endif()
target_compile_definitions(backlot_options INTERFACE BACKLOT_VERSION="${PROJECT_VERSION}")
target_include_directories(backlot_options INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/emulator
  ${CMAKE_BINARY_DIR}/generated)
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

if(BACKLOT_SANITIZE)
  add_compile_options(-fsanitize=${BACKLOT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${BACKLOT_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    add_compile_options(-fsanitize-ignorelist=${CMAKE_SOURCE_DIR}/cmake/sanitize_ignore.txt)
  endif()
endif()
