# backlot_service(name): services/<name>/ as library service_<name>, its shapes and rows made by modelgen.
function(backlot_service name)
  set(folder ${CMAKE_SOURCE_DIR}/services/${name})
  set(generated ${CMAKE_BINARY_DIR}/generated/services/${name})
  file(MAKE_DIRECTORY ${generated})
  file(GLOB operations CONFIGURE_DEPENDS ${folder}/operations/*.cpp)
  set(stems "")
  foreach(file ${operations})
    get_filename_component(stem ${file} NAME_WE)
    if(NOT stem MATCHES "_test$")
      string(APPEND stems "${stem}\n")
    endif()
  endforeach()
  # Written only when it differs: editing an operation regenerates nothing.
  file(CONFIGURE OUTPUT ${generated}/names.txt CONTENT "${stems}" @ONLY)
  file(GLOB models ${BACKLOT_PACKAGES}/botocore/botocore/data/${name}/*/service-2.json.gz)
  list(SORT models)
  list(GET models -1 model)
  set(patch "-")
  if(EXISTS ${folder}/patch.json)
    set(patch ${folder}/patch.json)
  endif()
  set(patch_dependency ${patch})
  list(REMOVE_ITEM patch_dependency "-")
  add_custom_command(
    OUTPUT ${generated}/stamp
    BYPRODUCTS ${generated}/model.h ${generated}/descriptors.cpp ${generated}/rows.cpp
    COMMAND modelgen ${name} ${model} ${patch} ${generated}/names.txt ${generated}
    COMMAND ${CMAKE_COMMAND} -E touch ${generated}/stamp
    DEPENDS modelgen ${generated}/names.txt ${patch_dependency}
    COMMENT "Shapes of ${name}" VERBATIM)
  add_custom_target(generate_${name} DEPENDS ${generated}/stamp)

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  add_library(service_${name} ${BACKLOT_LIBRARY} ${sources} ${generated}/descriptors.cpp ${generated}/rows.cpp)
  # Tables of thunks: optimising them harder doubles what they take to compile and shows in no benchmark.
  set_source_files_properties(${generated}/descriptors.cpp ${generated}/rows.cpp PROPERTIES
    SKIP_UNITY_BUILD_INCLUSION ON COMPILE_OPTIONS $<$<CONFIG:Release>:-O1>)
  # Services call each other by their request types: all are made before any is compiled.
  add_dependencies(generate_services generate_${name})
  add_dependencies(service_${name} generate_services)
  target_link_libraries(service_${name} PRIVATE backlot_options PUBLIC room_kernel room_saml)
  # The shapes take a third of the time that a small operation compiles in: read once for all of them. Where operations
  # are merged, a header of 200 MB for each service gains nothing over one for all.
  if(BACKLOT_UNITY)
    backlot_reuse_precompiled(service_${name} service_headers)
  else()
    backlot_precompile(service_${name} ${CMAKE_SOURCE_DIR}/emulator/kernel/service_pch.h ${generated}/model.h)
  endif()
  backlot_unity(service_${name})
  set(SERVICE_TESTS_${name} ${tests} PARENT_SCOPE)
endfunction()
