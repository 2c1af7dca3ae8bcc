"""Cloud Map over boto3."""

import pytest


def test_a_service_is_registered_and_discovered(server):
    client = server.client("servicediscovery", "organisation/admin", inject_host_prefix=False)
    operation = client.create_http_namespace(Name="contract.local")["OperationId"]
    done = client.get_operation(OperationId=operation)["Operation"]
    assert done["Status"] == "SUCCESS"
    namespace = done["Targets"]["NAMESPACE"]
    with pytest.raises(client.exceptions.NamespaceAlreadyExists) as refused:
        client.create_http_namespace(Name="contract.local")
    assert refused.value.response["NamespaceId"] == namespace
    service = client.create_service(Name="web", NamespaceId=namespace, HealthCheckCustomConfig={"FailureThreshold": 1},
                                    Tags=[{"Key": "team", "Value": "search"}])["Service"]
    assert client.list_tags_for_resource(ResourceARN=service["Arn"])["Tags"] == [{"Key": "team", "Value": "search"}]
    for name in ("one", "two"):
        client.register_instance(ServiceId=service["Id"], InstanceId=name, Attributes={"AWS_INSTANCE_IPV4": "10.0.0.1", "colour": name})
    client.update_instance_custom_health_status(ServiceId=service["Id"], InstanceId="two", Status="UNHEALTHY")
    found = client.discover_instances(NamespaceName="contract.local", ServiceName="web")["Instances"]
    assert [(i["InstanceId"], i["HealthStatus"]) for i in found] == [("one", "HEALTHY")]
    pages = client.get_paginator("list_instances").paginate(ServiceId=service["Id"], PaginationConfig={"PageSize": 1})
    assert [i["Id"] for page in pages for i in page["Instances"]] == ["one", "two"]
    with pytest.raises(client.exceptions.ResourceInUse):
        client.delete_service(Id=service["Id"])
    for name in ("one", "two"):
        client.deregister_instance(ServiceId=service["Id"], InstanceId=name)
    client.delete_service(Id=service["Id"])
    client.delete_namespace(Id=namespace)
    with pytest.raises(client.exceptions.NamespaceNotFound):
        client.get_namespace(Id=namespace)


def test_names_and_records_are_checked(server):
    client = server.client("servicediscovery", "organisation/admin", inject_host_prefix=False)

    def made(call, **arguments):
        return client.get_operation(OperationId=call(**arguments)["OperationId"])["Operation"]["Targets"]["NAMESPACE"]

    with pytest.raises(client.exceptions.InvalidInput) as refused:
        client.create_http_namespace(Name="arn:x")
    assert "Member must satisfy regular expression pattern: ^(?!arn:)[!-~]{1,1024}$" in str(refused.value)
    plain = made(client.create_http_namespace, Name="names")
    private = made(client.create_private_dns_namespace, Name="names", Vpc="vpc-1")
    names = [n["Properties"]["HttpProperties"]["HttpName"] for n in client.list_namespaces(Filters=[{"Name": "NAME", "Values": ["names"]}])["Namespaces"]]
    assert len(names) == 2 and "names" in names
    services = [client.create_service(Name=name, NamespaceId=plain)["Service"]["Id"] for name in ("web", "WEB")]
    for records in ([{"Type": "A", "TTL": 60}, {"Type": "SRV", "TTL": 60}], [{"Type": "CNAME", "TTL": 60}]):
        with pytest.raises(client.exceptions.InvalidInput):
            client.create_service(Name="db", NamespaceId=private, DnsConfig={"DnsRecords": records})
    services.append(client.create_service(Name="db", NamespaceId=private, DnsConfig={"DnsRecords": [{"Type": "A", "TTL": 60}]})["Service"]["Id"])
    with pytest.raises(client.exceptions.InvalidInput):
        client.register_instance(ServiceId=services[-1], InstanceId="a b", Attributes={"AWS_INSTANCE_IPV4": "10.0.0.1"})
    for service in services:
        client.delete_service(Id=service)
    for namespace in (plain, private):
        client.delete_namespace(Id=namespace)
