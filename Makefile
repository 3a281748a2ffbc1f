.DEFAULT_GOAL := help

.PHONY: help
help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.PHONY: check
check: ## everything: formatting, compiler checks, architecture, all tests
	./mvnw -B verify

.PHONY: fast
fast: ## compile and test only
	./mvnw -B -Pfast test

.PHONY: format
format: ## format the sources
	./mvnw -q spotless:apply

.PHONY: sample
sample: ## run the sample on port 8080
	./mvnw -pl sample-app -am -Dmaven.test.skip spring-boot:run

.PHONY: bench
bench: ## measure cost, memory and throughput against a real Redis
	./mvnw -q -Pfast,bench -pl otp-benchmarks -am -Dmaven.test.skip process-classes

.PHONY: api
api: ## accept the public API as it is now
	./mvnw -q -Pfast -pl otp-core,otp-servlet -am test -Dtest=ApiSurfaceTest -Dsurefire.failIfNoSpecifiedTests=false -Dapi.accept=true
