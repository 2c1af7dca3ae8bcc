# backlot_test_shapes(target service operations...): shapes and descriptors of a few operations, for a test program
# only. They lie apart from those of services/, so that a service's own folder does not change what the test sees.
function(backlot_test_shapes target name)
  if(NOT TARGET ${target})
    return()
  endif()
  set(root ${CMAKE_BINARY_DIR}/generated_for_tests/${target})
  set(generated ${root}/services/${name})
  file(MAKE_DIRECTORY ${generated})
  string(REPLACE ";" "\n" operations "${ARGN}")
  file(CONFIGURE OUTPUT ${generated}/names.txt CONTENT "${operations}\n" @ONLY)
  file(GLOB models ${BACKLOT_PACKAGES}/botocore/botocore/data/${name}/*/service-2.json.gz)
  list(SORT models)
  list(GET models -1 model)
  add_custom_command(
    OUTPUT ${generated}/model.h ${generated}/descriptors.cpp ${generated}/rows.cpp
    COMMAND modelgen ${name} ${model} - ${generated}/names.txt ${generated}
    DEPENDS modelgen ${generated}/names.txt
    COMMENT "Shapes of ${name} for ${target}" VERBATIM)
  target_sources(${target} PRIVATE ${generated}/model.h ${generated}/descriptors.cpp)
  target_include_directories(${target} BEFORE PRIVATE ${root})
endfunction()
